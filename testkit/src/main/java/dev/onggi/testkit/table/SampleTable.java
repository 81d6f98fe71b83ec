package dev.onggi.testkit.table;

/// Kinds of clean tables that can be made in any size. The same size and seed give the same table.
public enum SampleTable {
    /// Korean companies with their addresses and telephones, one row for each year of account.
    COMPANIES,
    /// Goods of a shop in a tree of categories, one row each.
    PRODUCTS,
    /// Readings of weather stations, one row an hour and station.
    READINGS,
    /// Employees and their departments, one row each.
    STAFF,
    /// Articles in journals and proceedings, one row each.
    PUBLICATIONS,
    /// Departures of trains as several sources report them, one row for each report.
    DEPARTURES,
    /// Lines of orders with customers and prices.
    ORDERS;

    /// Makes a table.
    ///
    /// @param rows how many rows, at least 1
    /// @param seed what it is drawn from
    /// @return a table of exactly so many rows
    public Table make(int rows, long seed) {
        var draw = new Draw(seed);
        return switch (this) {
            case COMPANIES -> KoreanCompanies.make(rows, draw);
            case PRODUCTS -> Products.make(rows, draw);
            case READINGS -> Readings.make(rows, draw);
            case STAFF -> Staff.make(rows, draw);
            case PUBLICATIONS -> Publications.make(rows, draw);
            case DEPARTURES -> Departures.make(rows, draw);
            case ORDERS -> Orders.make(rows, draw);
        };
    }
}
