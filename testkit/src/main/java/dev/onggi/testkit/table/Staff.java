package dev.onggi.testkit.table;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Employees: the code of a department implies its name, head and site; the site its town.
final class Staff {
    private static final List<String> COLUMNS =
            List.of(
                    "employee_no",
                    "first_name",
                    "last_name",
                    "email",
                    "dept_code",
                    "department",
                    "head",
                    "site",
                    "town",
                    "hired_on",
                    "grade",
                    "salary",
                    "phone");
    private static final List<String> FIRST =
            List.of(
                    "Amelia",
                    "Oliver",
                    "Isla",
                    "George",
                    "Ava",
                    "Noah",
                    "Mia",
                    "Arthur",
                    "Freya",
                    "Leo",
                    "Grace",
                    "Oscar",
                    "Ivy",
                    "Henry",
                    "Rosie",
                    "Theo",
                    "Florence",
                    "Jack",
                    "Elsie",
                    "Harry",
                    "Niamh",
                    "Jon",
                    "John",
                    "Rhys",
                    "Priya",
                    "Anil",
                    "Mei",
                    "Yusuf",
                    "Aisha",
                    "Tomasz",
                    "Zofia",
                    "Marek");
    private static final List<String> LAST =
            List.of(
                    "Smith",
                    "Jones",
                    "Taylor",
                    "Brown",
                    "Williams",
                    "Wilson",
                    "Johnson",
                    "Davies",
                    "Patel",
                    "Wright",
                    "Walker",
                    "White",
                    "Roberts",
                    "Green",
                    "Hall",
                    "Wood",
                    "Harris",
                    "Martin",
                    "Jackson",
                    "Clarke",
                    "Clark",
                    "Lewis",
                    "Khan",
                    "Nowak",
                    "O'Brien",
                    "Murphy",
                    "Campbell",
                    "Stewart",
                    "Reid",
                    "Ross",
                    "Chen",
                    "Ali");
    private static final List<String> DEPARTMENTS =
            List.of(
                    "OPS-1|Operations|Helen Marsh|Riverside|Leeds",
                    "OPS-2|Logistics|David Okoro|Canal Wharf|Bristol",
                    "FIN-1|Accounts Payable|Ruth Calder|Riverside|Leeds",
                    "FIN-2|Treasury|Ian Fairley|Exchange House|London",
                    "HRS-1|People and Pay|Sara Lindholm|Riverside|Leeds",
                    "ENG-1|Platform Engineering|Peter Novak|Exchange House|London",
                    "ENG-2|Data Engineering|Joanna Bell|Exchange House|London",
                    "ENG-3|Quality Engineering|Kwame Mensah|Dock Street|Dundee",
                    "SAL-1|Public Sector Sales|Laura Finch|Canal Wharf|Bristol",
                    "SAL-2|Export Sales|Marco Bianchi|Exchange House|London",
                    "LAB-1|Materials Laboratory|Dr Edith Crane|Dock Street|Dundee",
                    "LEG-1|Legal and Compliance|Simon Grey|Exchange House|London");

    private Staff() {}

    static Table make(int rows, Draw draw) {
        var made = new ArrayList<List<String>>(rows);
        for (int i = 0; i < rows; i++) {
            var first = draw.skewed(FIRST);
            var last = draw.skewed(LAST);
            var department = draw.skewed(DEPARTMENTS).split("\\|");
            int grade = draw.between(3, 9);
            made.add(
                    List.of(
                            String.format(Locale.ROOT, "E%05d", 10_000 + i * 3),
                            first,
                            last,
                            email(first, last, i),
                            department[0],
                            department[1],
                            department[2],
                            department[3],
                            department[4],
                            Days.iso(2008, draw.between(0, 6300)),
                            "G" + grade,
                            (21 + grade * 4 + draw.between(0, 6)) * 1000 + "",
                            "01632 960" + draw.digits(3)));
        }
        return new Table(COLUMNS, made);
    }

    private static String email(String first, String last, int number) {
        var name = (first + "." + last).toLowerCase(Locale.ROOT).replace("'", "");
        return name + (number % 4 == 0 ? "" : number) + "@corp.example";
    }
}
