package dev.onggi.examples;

import java.util.List;

/// A product of the shop.
///
/// @param code three parts joined by hyphens, in capitals
/// @param kind what can be said of it: the last part of a grammar's symbols
/// @param price in won
record Product(String code, String kind, String korean, String english, int price) {

    static List<Product> all() {
        return Lines.of("products.txt").stream().map(Product::parse).toList();
    }

    private static Product parse(String line) {
        String[] cells = line.split(", ", -1);
        return new Product(cells[0], cells[1], cells[2], cells[3], Integer.parseInt(cells[4]));
    }
}
