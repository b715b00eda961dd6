//! From files to articles: folding, sentences, dates, formats, furniture.

mod folding;
mod formats;
mod facts;
mod gold;
