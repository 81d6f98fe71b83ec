package dev.onggi;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleName;
import static com.tngtech.archunit.lang.conditions.ArchPredicates.are;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.library.Architectures;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

/// The arrows between modules and rooms.
class ArchitectureTest {
    private static final JavaClasses ALL =
            new ClassFileImporter()
                    .withImportOption(new ImportOption.DoNotIncludeTests())
                    .withImportOption(location -> !location.contains("/testkit/"))
                    .importPackages("dev.onggi");

    /// From the ground up; each uses only those before it.
    private static final List<String> ROOMS =
            List.of(
                    "problem",
                    "yaml",
                    "workspace",
                    "store",
                    "door",
                    "event",
                    "identity",
                    "vault",
                    "data",
                    "catalog",
                    "step",
                    "upstream",
                    "collect",
                    "quality",
                    "clean",
                    "sql",
                    "save",
                    "pipeline",
                    "run",
                    "schedule",
                    "notify",
                    "keep",
                    "report");

    private static final String[] ENGINE =
            ROOMS.stream().map(room -> "dev.onggi." + room + "..").toArray(String[]::new);

    private static final DescribedPredicate<JavaClass> IN_ENGINE =
            resideInAnyPackage(ENGINE).or(resideInAPackage("dev.onggi"));

    /// `onggi doctor` tries the libraries themselves.
    private static final DescribedPredicate<JavaClass> DOCTOR =
            DescribedPredicate.describe(
                    "the doctor",
                    c -> c.getName().matches("dev\\.onggi\\.cli\\.(Machine|Workspace)Checks.*"));

    @Test
    void roomsUseOnlyWhatStandsAboveThem() {
        var layers = Architectures.layeredArchitecture().consideringOnlyDependenciesInLayers();
        for (var room : ROOMS) {
            layers = layers.optionalLayer(room).definedBy("dev.onggi." + room + "..");
        }
        layers =
                layers.layer("wiring")
                        .definedBy("dev.onggi")
                        .optionalLayer("server")
                        .definedBy("dev.onggi.server..")
                        .optionalLayer("cli")
                        .definedBy("dev.onggi.cli..");
        for (int i = 0; i < ROOMS.size(); i++) {
            var above = new java.util.ArrayList<>(ROOMS.subList(i + 1, ROOMS.size()));
            above.add("wiring");
            above.add("server");
            above.add("cli");
            layers =
                    layers.whereLayer(ROOMS.get(i))
                            .mayOnlyBeAccessedByLayers(above.toArray(String[]::new));
        }
        layers.whereLayer("wiring")
                .mayOnlyBeAccessedByLayers("server", "cli")
                .whereLayer("server")
                .mayOnlyBeAccessedByLayers("cli")
                .whereLayer("cli")
                .mayNotBeAccessedByAnyLayer()
                .check(ALL);
    }

    @Test
    void roomsHaveNoCycles() {
        slices().matching("dev.onggi.(*)..").should().beFreeOfCycles().check(ALL);
    }

    @Test
    void theSpiKnowsNobody() {
        classes()
                .that()
                .resideInAPackage("dev.onggi.spi..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("dev.onggi.spi..", "java..", "org.jspecify..")
                .check(ALL);
    }

    @Test
    void rulesKnowTheSpiOnly() {
        classes()
                .that()
                .resideInAPackage("dev.onggi.rule..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "dev.onggi.rule..",
                        "dev.onggi.spi..",
                        "java..",
                        "org.jspecify..",
                        "com.google.i18n..")
                .check(ALL);
    }

    @Test
    void connectorsKnowTheSpiAndNoRoom() {
        noClasses()
                .that()
                .resideInAPackage("dev.onggi.connector..")
                .should()
                .dependOnClassesThat(are(IN_ENGINE).or(resideInAPackage("dev.onggi.cli..")))
                .check(ALL);
    }

    @Test
    void theEngineHasNoFace() {
        noClasses()
                .that(are(IN_ENGINE))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "picocli..",
                        "org.springframework..",
                        "dev.onggi.server..",
                        "dev.onggi.cli..",
                        "dev.onggi.connector..")
                .check(ALL);
    }

    @Test
    void onlyDataAndTheSqlChildKnowDuckDb() {
        noClasses()
                .that(
                        DescribedPredicate.not(
                                        resideInAnyPackage("dev.onggi.data..", "dev.onggi.sql.."))
                                .and(DescribedPredicate.not(DOCTOR)))
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.duckdb..")
                .check(ALL);
    }

    @Test
    void onlyTheStoreAndRepositoriesKnowTheMetadataDatabase() {
        noClasses()
                .that(
                        resideInAnyPackage(ENGINE)
                                .or(
                                        resideInAnyPackage(
                                                "dev.onggi",
                                                "dev.onggi.server..",
                                                "dev.onggi.cli.."))
                                .and(DescribedPredicate.not(resideInAPackage("dev.onggi.store..")))
                                .and(DescribedPredicate.not(simpleNameEndingWithRepository()))
                                .and(DescribedPredicate.not(DOCTOR)))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.jdbi..", "org.sqlite..", "org.flywaydb..", "com.zaxxer..")
                .check(ALL);
    }

    private static DescribedPredicate<JavaClass> simpleNameEndingWithRepository() {
        return DescribedPredicate.describe("repositories", c -> c.getName().contains("Repository"));
    }

    @Test
    void theEngineNeitherPrintsNorExits() {
        noClasses()
                .that(are(IN_ENGINE).and(DescribedPredicate.not(simpleName("SqlChild"))))
                .should()
                .accessField(System.class, "out")
                .orShould()
                .accessField(System.class, "err")
                .orShould()
                .callMethod(System.class, "exit", int.class)
                .orShould()
                .callMethod(Runtime.class, "halt", int.class)
                .check(ALL);
    }

    @Test
    void timeIsJavaTime() {
        noClasses()
                .that()
                .resideInAPackage("dev.onggi..")
                .should()
                .dependOnClassesThat()
                .haveFullyQualifiedName("java.util.Date")
                .orShould()
                .dependOnClassesThat()
                .haveFullyQualifiedName("java.util.Calendar")
                .check(ALL);
    }

    @Test
    void stackTracesGoToLogs() {
        noClasses()
                .that()
                .resideInAPackage("dev.onggi..")
                .and()
                .doNotHaveSimpleName("RunLog")
                .and()
                .doNotHaveSimpleName("ServerLog")
                .and()
                .doNotHaveSimpleName("Crash")
                .should()
                .callMethodWhere(
                        DescribedPredicate.describe(
                                "printStackTrace",
                                call -> call.getName().equals("printStackTrace")))
                .check(ALL);
    }

    @Test
    void everyPackageIsNullMarked() {
        var unmarked =
                ALL.stream()
                        .map(JavaClass::getPackage)
                        .distinct()
                        .filter(p -> !p.getClasses().isEmpty())
                        .filter(p ->
                                Optional.of(p)
                                        .flatMap(x -> x.tryGetAnnotationOfType(NullMarked.class))
                                        .isEmpty())
                        .map(p -> p.getName())
                        .toList();
        assertThat(unmarked).isEmpty();
    }
}
