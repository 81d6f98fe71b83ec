package dev.onggi.testkit.table;

/// Kinds of clean tables that can be made in any size. The same size and seed give the same table.
public enum SampleTable {
    /// Korean companies with their addresses and telephones, one row for each year of account.
    COMPANIES(KoreanCompanies::make),
    /// Goods of a shop in a tree of categories, one row each.
    PRODUCTS(Products::make),
    /// Readings of weather stations, one row an hour and station.
    READINGS(Readings::make),
    /// Employees and their departments, one row each.
    STAFF(Staff::make),
    /// Articles in journals and proceedings, one row each.
    PUBLICATIONS(Publications::make),
    /// Departures of trains as several sources report them, one row for each report.
    DEPARTURES(Departures::make),
    /// Lines of orders with customers and prices.
    ORDERS(Orders::make);

    private final Maker maker;

    @FunctionalInterface
    private interface Maker {
        Table make(int rows, Draw draw);
    }

    SampleTable(Maker maker) {
        this.maker = maker;
    }

    /// Makes a table.
    ///
    /// @param rows how many rows, at least 1
    /// @param seed what it is drawn from
    /// @return a table of exactly so many rows
    public Table make(int rows, long seed) {
        return maker.make(rows, new Draw(seed));
    }
}
