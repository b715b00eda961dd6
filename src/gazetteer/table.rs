//! The files in `data/`: tab-separated, one header line.

/// One data file, compiled in.
#[derive(Debug, Clone, Copy)]
pub(super) struct Table {
    /// Its name under `data/`, for messages.
    #[cfg(test)]
    pub(super) name: &'static str,
    text: &'static str,
}

impl Table {
    pub(super) const fn new(_name: &'static str, text: &'static str) -> Self {
        Self {
            #[cfg(test)]
            name: _name,
            text,
        }
    }

    /// Returns the names of the columns.
    #[cfg(test)]
    pub(super) fn columns(self) -> impl Iterator<Item = &'static str> {
        self.text.lines().next().unwrap_or_default().split('\t')
    }

    /// Returns the rows without the header. A row with fewer cells ends in empty ones.
    pub(super) fn rows(self) -> impl Iterator<Item = Row> {
        self.text
            .lines()
            .skip(1)
            .filter(|line| !line.is_empty())
            .map(Row)
    }
}

/// One line of a table.
#[derive(Debug, Clone, Copy)]
pub(super) struct Row(&'static str);

impl Row {
    /// Takes the first `N` cells.
    pub(super) fn cells<const N: usize>(self) -> [&'static str; N] {
        let mut cells = [""; N];
        for (cell, text) in cells.iter_mut().zip(self.0.split('\t')) {
            *cell = text;
        }
        cells
    }

    #[cfg(test)]
    pub(super) fn width(self) -> usize {
        self.0.split('\t').count()
    }
}

/// Splits a cell that lists things.
pub(super) fn list(cell: &'static str) -> impl Iterator<Item = &'static str> {
    cell.split('|').filter(|item| !item.is_empty())
}

macro_rules! tables {
    ($($constant:ident $file:literal),* $(,)?) => {
        $(pub(super) const $constant: Table = Table::new(
            $file,
            include_str!(concat!("../../data/", $file)),
        );)*
        #[cfg(test)]
        pub(super) const ALL: &[Table] = &[$($constant),*];
    };
}

tables! {
    PLACES "places.tsv",
    PLACES_2025 "places_2025.tsv",
    PLACES_FORMER "places_former.tsv",
    PLACE_ALIASES "place_aliases.tsv",
    UNIONS "unions.tsv",
    SECTORS "sectors.tsv",
    ORGANS "organs.tsv",
    ORGANISATIONS "organisations.tsv",
    AWARDS "awards.tsv",
    AWARD_GRANTORS "award_grantors.tsv",
    CAMPAIGNS "campaigns.tsv",
    ABBREVIATIONS "abbreviations.tsv",
}
