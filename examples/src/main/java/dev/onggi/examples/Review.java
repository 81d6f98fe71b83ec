package dev.onggi.examples;

import java.util.List;

/// One review as a row of text cells in the order of [#HEADER]; an empty cell is missing.
record Review(
        String order,
        String customer,
        String date,
        String rating,
        String text,
        String phone,
        String amount,
        String channel,
        String product) {

    static final List<String> HEADER =
            List.of("주문번호", "고객명", "작성일", "별점", "리뷰", "전화번호", "금액", "구매경로", "상품코드");

    List<String> cells() {
        return List.of(order, customer, date, rating, text, phone, amount, channel, product);
    }
}
