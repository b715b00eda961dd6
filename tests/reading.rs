//! From files to articles: folding, sentences, dates, formats, furniture.

mod constructions;
mod facts;
mod folding;
mod formats;
mod furniture;
mod gold;
mod length;
mod statements;
