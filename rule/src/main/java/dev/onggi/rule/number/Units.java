package dev.onggi.rule.number;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The units and currencies people write beside numbers, and the one name of each.
final class Units {
    private static final String KNOWN =
            """
            oz: oz oz. ounce ounces fl.oz fl.oz. fl oz|floz
            lb: lb lb. lbs lbs. pound pounds 파운드
            kg: kg kg. kgs kilo kilos kilogram kilograms 킬로그램 킬로 ㎏
            g: g g. gr gram grams 그램
            mg: mg mg. milligram milligrams 밀리그램 ㎎
            t: t ton tons tonne tonnes 톤
            l: l l. liter liters litre litres 리터 ℓ
            ml: ml ml. milliliter milliliters millilitre millilitres 밀리리터 ㎖ cc
            cl: cl
            m: m m. meter meters metre metres 미터
            cm: cm cm. centimeter centimeters centimetre centimetres 센티미터 센티 ㎝
            mm: mm mm. millimeter millimeters millimetre millimetres 밀리미터 ㎜
            km: km km. kilometer kilometers kilometre kilometres 킬로미터 ㎞
            in: in in. inch inches 인치
            ft: ft ft. foot feet 피트
            mi: mi mile miles 마일
            m2: m2 m² ㎡ sqm 제곱미터
            평: 평
            °C: °c ℃ 도
            °F: °f ℉
            km/h: km/h kmh kph
            GB: gb 기가
            MB: mb
            TB: tb
            KB: kb
            kcal: kcal 칼로리
            h: h hr hrs hour hours 시간
            min: min mins minute minutes 분
            s: s sec secs second seconds 초
            d: day days 일
            mo: month months 개월 달
            yr: yr yrs year years 년
            세: 세 살
            개: 개 ea pcs pc piece pieces
            명: 명 인 people persons
            건: 건
            회: 회 번 times
            점: 점 pt pts point points
            장: 장
            권: 권
            병: 병
            대: 대
            층: 층
            위: 위
            KRW: 원 ₩ ￦ krw won
            USD: $ us$ usd 달러 불 dollar dollars
            EUR: € eur 유로 euro euros
            JPY: 엔 jpy yen
            ¥: ¥ ￥
            CNY: cny rmb 위안
            GBP: £ gbp
            %: % ％ percent 퍼센트 프로 pct
            """;

    private static final Map<String, String> BY_WORD = byWord();

    private Units() {}

    private static Map<String, String> byWord() {
        var byWord = new HashMap<String, String>();
        for (var line : KNOWN.strip().split("\n")) {
            int colon = line.indexOf(':');
            var name = line.substring(0, colon);
            for (var word : line.substring(colon + 1).strip().split("[ |]")) {
                byWord.put(word, name);
            }
        }
        return byWord;
    }

    /// The canonical name of a written unit; upper and lower case are the same.
    static @Nullable String named(String word) {
        return BY_WORD.get(word.toLowerCase(Locale.ROOT));
    }
}
