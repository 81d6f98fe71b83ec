package dev.onggi.bench;

import java.util.SplittableRandom;

/// Korean and English text put together word by word, so that it compresses about as text does.
final class Words {
    private static final String[] NOUNS =
            ("배송 포장 품질 디자인 가격 색상 크기 무게 소음 성능 촉감 향기 맛 두께 길이 마감 재질 버튼 화면 배터리 충전기 설명서 상담원"
                            + " 매장 직원 주문 결제 환불 교환 쿠폰 적립금 사진 후기 선물 상자 봉투 손잡이 뚜껑 바닥 모서리 전원 조립 나사 서랍 선반 조명"
                            + " 거실 주방 침대 책상 의자 베개 이불 담요 커튼 냄비 접시 그릇 컵 주전자 칼 도마 세제 비누 크림 로션 샴푸 수건 가방 지갑"
                            + " 신발 양말 바지 치마 셔츠 모자 장갑 우산 시계 안경 이어폰 키보드 마우스 모니터 노트북 휴대폰 케이스 커피 녹차 주스 과자"
                            + " 김치 된장 고추장 참기름 쌀 고기 생선 과일 사과 귤 채소 부모님 친구 동생 남편 아내 아이 회사 학교 동네 아침 저녁 주말 어제")
                    .split(" ");
    private static final String[] ADVERBS =
            ("정말 진짜 너무 아주 무척 꽤 조금 별로 매우 상당히 생각보다 의외로 역시 다시 바로 금방 드디어 일단 아직 이미 항상 가끔 자주"
                            + " 거의 전혀 훨씬 더 가장 제일 특히 확실히 솔직히 다행히 아무튼 그래도 그런데 하지만 그리고 그래서 게다가")
                    .split(" ");
    private static final String[] STEMS =
            ("좋았 빨랐 예뻤 괜찮았 별로였 느렸 무거웠 가벼웠 튼튼했 약했 비쌌 저렴했 편했 불편했 깔끔했 지저분했 조용했 시끄러웠 부드러웠"
                            + " 거칠었 컸 작았 길었 짧았 두꺼웠 얇았 친절했 불친절했 완벽했 아쉬웠 만족했 실망했 추천했 구매했 주문했 받았 보냈 열었"
                            + " 닫았 썼 먹었 마셨 입었 신었 걸었 놓았 꺼냈 넣었 바꿨 고쳤 샀 팔았 기다렸 물어봤 확인했 비교했 찾았 잃어버렸 선물했")
                    .split(" ");
    private static final String[] ENDINGS =
            "어요. 습니다. 네요. 어요! 지만 는데 으니 고 거든요. 더라고요. 을까요? 던데요. 으므로 기에".split(" ");
    private static final String[] ENGLISH =
            ("the and it was is for with this that my very really quite product quality price box"
                            + " delivery arrived ordered received color size weight noise battery charger"
                            + " manual screen button handle lid corner table shelf lamp kitchen bedroom"
                            + " pillow blanket curtain pot plate bowl cup kettle knife board soap cream"
                            + " shampoo towel bag wallet shoes socks pants skirt shirt hat gloves umbrella"
                            + " watch glasses earbuds keyboard mouse monitor laptop phone case coffee tea"
                            + " juice snack rice meat fish fruit apple orange vegetables parents friend"
                            + " brother husband wife kids office school neighborhood morning evening"
                            + " weekend yesterday today month year good great nice fast slow heavy light"
                            + " sturdy weak cheap expensive comfortable clean dirty quiet loud soft rough"
                            + " large small long short thick thin friendly rude perfect sad happy"
                            + " disappointed recommend bought sent opened closed used ate drank wore put"
                            + " changed fixed sold waited asked checked compared found lost returned"
                            + " because although while before after when where which who what again never"
                            + " always sometimes almost definitely probably however expected thought"
                            + " better worse best worst than from about around between without against")
                    .split(" ");

    private Words() {}

    /// Appends words in one language until `out` is `length` characters long or a little longer.
    static void append(StringBuilder out, boolean korean, int length, SplittableRandom random) {
        while (out.length() < length) {
            if (!out.isEmpty()) {
                out.append(' ');
            }
            if (korean) {
                korean(out, random);
            } else {
                english(out, random);
            }
        }
    }

    private static void korean(StringBuilder out, SplittableRandom random) {
        if (random.nextInt(3) == 0) {
            out.append(pick(ADVERBS, random)).append(' ');
        }
        String noun = pick(NOUNS, random);
        boolean closed = (noun.charAt(noun.length() - 1) - '가') % 28 != 0;
        out.append(noun)
                .append(
                        switch (random.nextInt(4)) {
                            case 0 -> closed ? "이 " : "가 ";
                            case 1 -> closed ? "은 " : "는 ";
                            case 2 -> closed ? "을 " : "를 ";
                            default -> "도 ";
                        });
        if (random.nextInt(6) == 0) {
            out.append(random.nextInt(2, 400)).append("번 ");
        }
        out.append(pick(STEMS, random)).append(pick(ENDINGS, random));
    }

    private static void english(StringBuilder out, SplittableRandom random) {
        int start = out.length();
        int words = 5 + random.nextInt(9);
        for (int i = 0; i < words; i++) {
            if (i > 0) {
                out.append(' ');
            }
            if (random.nextInt(25) == 0) {
                out.append(random.nextInt(2, 400));
            } else {
                // the lower of two draws makes some words frequent, as in any text
                int rank = Math.min(random.nextInt(ENGLISH.length), random.nextInt(ENGLISH.length));
                out.append(ENGLISH[rank]);
            }
        }
        out.setCharAt(start, Character.toUpperCase(out.charAt(start)));
        out.append(random.nextInt(5) == 0 ? '!' : '.');
    }

    static String pick(String[] words, SplittableRandom random) {
        return words[random.nextInt(words.length)];
    }
}
