package dev.onggi.testkit.table;

import java.util.ArrayList;
import java.util.List;

/// Korean companies, each with the accounts of several years: what is said of the company repeats
/// from row to row.
final class KoreanCompanies {
    private static final List<String> COLUMNS =
            List.of(
                    "사업자등록번호", "회사명", "대표자", "업종코드", "업종", "시도", "시군구", "도로명주소", "지번주소", "우편번호",
                    "전화번호", "설립일", "기준연도", "매출액", "직원수");
    private static final int LAST_YEAR = 2025;
    private static final int MOST_YEARS = 12;
    private static final int[] WEIGHTS = {1, 3, 7, 1, 3, 7, 1, 3, 5};

    private static final List<String> FIRST =
            List.of(
                    "한빛", "대성", "미래", "동양", "세림", "우진", "태광", "신우", "청솔", "하나", "누리", "가온", "삼정",
                    "유니", "제일", "코리아", "한울", "성원", "대명", "금강", "백두", "서진", "동아", "남영", "화인", "에이스",
                    "라온", "다온", "이룸", "해오름", "진성", "명진", "영신", "경동", "두리", "신세기", "한강", "푸른", "나래",
                    "새한");
    private static final List<String> SECOND =
            List.of(
                    "전자", "산업", "테크", "물산", "건설", "식품", "화학", "정밀", "소프트", "시스템", "에너지", "바이오",
                    "유통", "엔지니어링", "기계", "정보통신", "제약", "섬유", "물류", "환경", "금속", "디자인", "개발", "인터내셔널",
                    "솔루션");
    private static final List<String> FAMILY =
            List.of("김", "이", "박", "최", "정", "강", "조", "윤", "장", "임", "한", "오", "서", "신", "권", "황");
    private static final List<String> GIVEN =
            List.of(
                    "민수", "영희", "지훈", "서연", "현우", "수진", "동현", "미경", "성호", "은정", "재석", "혜진", "상철",
                    "정아", "태영", "경희", "준호", "보람", "기태", "선영");
    private static final List<String> INDUSTRIES =
            List.of(
                    "C26 전자부품 제조업",
                    "C29 기계 및 장비 제조업",
                    "C10 식료품 제조업",
                    "C20 화학제품 제조업",
                    "J58 소프트웨어 개발업",
                    "F41 종합 건설업",
                    "G46 도매 및 상품 중개업",
                    "H49 육상 운송업",
                    "M72 엔지니어링 서비스업",
                    "C21 의약품 제조업",
                    "C13 섬유제품 제조업",
                    "E38 폐기물 처리업");

    /// A town district: its province, name, telephone area, first digits of postal codes, streets
    /// and neighbourhoods.
    private record District(
            String province,
            String name,
            String area,
            String post,
            List<String> streets,
            List<String> quarters) {}

    private static final List<District> DISTRICTS =
            List.of(
                    district("서울특별시", "강남구", "02", "061", "테헤란로 봉은사로 논현로", "역삼동 삼성동 논현동"),
                    district("서울특별시", "금천구", "02", "085", "가산디지털1로 벚꽃로 디지털로", "가산동 독산동 시흥동"),
                    district("서울특별시", "영등포구", "02", "072", "여의대로 국회대로 양평로", "여의도동 당산동 양평동"),
                    district("서울특별시", "종로구", "02", "031", "종로 율곡로 새문안로", "공평동 수송동 신문로"),
                    district("부산광역시", "해운대구", "051", "480", "센텀중앙로 해운대로 마린시티로", "우동 재송동 반여동"),
                    district("부산광역시", "사상구", "051", "469", "사상로 낙동대로 학감대로", "괘법동 감전동 학장동"),
                    district("대구광역시", "달서구", "053", "426", "성서공단로 달구벌대로 월배로", "갈산동 이곡동 진천동"),
                    district("인천광역시", "남동구", "032", "216", "남동대로 청능대로 앵고개로", "고잔동 논현동 구월동"),
                    district("광주광역시", "광산구", "062", "622", "하남산단6번로 무진대로 임방울대로", "하남동 장덕동 수완동"),
                    district("대전광역시", "유성구", "042", "341", "테크노2로 대덕대로 엑스포로", "관평동 용산동 도룡동"),
                    district("울산광역시", "남구", "052", "446", "산업로 삼산로 여천로", "여천동 삼산동 달동"),
                    district("경기도", "성남시 분당구", "031", "134", "판교역로 분당로 대왕판교로", "삼평동 백현동 야탑동"),
                    district("경기도", "수원시 영통구", "031", "166", "삼성로 광교로 덕영대로", "매탄동 이의동 영통동"),
                    district("경기도", "화성시", "031", "184", "동탄기흥로 삼성1로 향남로", "석우동 반송동 향남읍"),
                    district("경기도", "안산시 단원구", "031", "154", "산단로 신원로 번영로", "원시동 성곡동 목내동"),
                    district("충청북도", "청주시 흥덕구", "043", "284", "직지대로 오송생명로 대신로", "송정동 오송읍 봉명동"),
                    district("충청남도", "천안시 서북구", "041", "311", "백석공단로 두정로 번영로", "백석동 두정동 차암동"),
                    district("전라남도", "여수시", "061", "596", "여수산단로 시청로 망마로", "중흥동 학동 화장동"),
                    district("경상북도", "구미시", "054", "393", "구미대로 산호대로 수출대로", "공단동 임수동 시미동"),
                    district("경상남도", "창원시 성산구", "055", "515", "공단로 창원대로 완암로", "성주동 웅남동 완암동"));

    private KoreanCompanies() {}

    private static District district(
            String province,
            String name,
            String area,
            String post,
            String streets,
            String quarters) {
        return new District(
                province,
                name,
                area,
                post,
                List.of(streets.split(" ")),
                List.of(quarters.split(" ")));
    }

    static Table make(int rows, Draw draw) {
        var made = new ArrayList<List<String>>(rows);
        while (made.size() < rows) {
            var company = company(draw);
            int years = Math.min(draw.between(3, MOST_YEARS), rows - made.size());
            double revenue = Math.exp(draw.normal(8, 1.4)); // in 100,000 won
            double staff = Math.max(3, revenue / draw.between(150, 600));
            for (int year = LAST_YEAR - years + 1; year <= LAST_YEAR; year++) {
                var row = new ArrayList<>(company);
                row.add(Integer.toString(year));
                row.add(Math.round(revenue) * 100_000 + "");
                row.add(Math.round(staff) + "");
                made.add(row);
                double growth = draw.normal(1.04, 0.12);
                revenue = Math.max(10, revenue * growth);
                staff = Math.max(1, staff * (1 + (growth - 1) / 2));
            }
        }
        return new Table(COLUMNS, made);
    }

    private static List<String> company(Draw draw) {
        var district = draw.skewed(DISTRICTS);
        int street = draw.between(0, district.streets().size() - 1);
        int quarter = draw.between(0, district.quarters().size() - 1);
        int house = draw.between(1, 480);
        var town = district.province() + " " + district.name() + " ";
        var lot = draw.between(1, 900) + (draw.chance(60) ? "-" + draw.between(1, 40) : "");
        var industry = draw.skewed(INDUSTRIES).split(" ", 2);
        return List.of(
                registration(draw),
                name(draw),
                draw.skewed(FAMILY) + draw.of(GIVEN),
                industry[0],
                industry[1],
                district.province(),
                district.name(),
                town + district.streets().get(street) + " " + house,
                town + district.quarters().get(quarter) + " " + lot,
                district.post() + street + house % 10,
                district.area() + "-" + draw.between(200, 899) + "-" + draw.digits(4),
                Days.iso(1965, draw.between(0, 20_000)));
    }

    /// Four in five bear the legal form in front, as registered.
    private static String name(Draw draw) {
        var name = draw.of(FIRST) + draw.skewed(SECOND);
        return draw.chance(80) ? "주식회사 " + name : name + " 주식회사";
    }

    /// A business number with its check digit.
    static String registration(Draw draw) {
        var digits = draw.between(101, 899) + digitsOf(draw) + draw.digits(4);
        int sum = 0;
        for (int i = 0; i < WEIGHTS.length; i++) {
            sum += (digits.charAt(i) - '0') * WEIGHTS[i];
        }
        sum += (digits.charAt(8) - '0') * 5 / 10;
        return digits.substring(0, 3)
                + "-"
                + digits.substring(3, 5)
                + "-"
                + digits.substring(5)
                + (10 - sum % 10) % 10;
    }

    private static String digitsOf(Draw draw) {
        return draw.of("81", "82", "85", "86", "87", "88");
    }
}
