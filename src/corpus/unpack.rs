//! Files as streams of bytes, unpacked.
//!
//! Whether a file is packed is told by its first bytes and not by its name: saved pages are often
//! gzip without saying so.

use std::io::{self, BufRead, BufReader, Chain, Cursor, Read};

use flate2::bufread::MultiGzDecoder;
use ruzstd::decoding::StreamingDecoder;

/// A stream that may cross threads.
pub(super) type Stream = Box<dyn Read + Send>;

/// How a file is packed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Packing {
    None,
    Gzip,
    Zstd,
}

/// Returns the unpacked stream of `source`.
pub(super) fn unpack(source: Stream) -> io::Result<(Packing, Stream)> {
    let mut head = [0; 4];
    let mut source = source;
    let mut filled = 0;
    while filled < head.len() {
        match source.read(&mut head[filled..])? {
            0 => break,
            some => filled += some,
        }
    }
    let whole = Cursor::new(head[..filled].to_vec()).chain(source);
    Ok(match head {
        [0x1F, 0x8B, ..] if filled >= 2 => (
            Packing::Gzip,
            Box::new(MultiGzDecoder::new(BufReader::new(whole))),
        ),
        [0x28, 0xB5, 0x2F, 0xFD] if filled == 4 => (
            Packing::Zstd,
            Box::new(ZstdFrames::new(BufReader::new(whole))?),
        ),
        _ => (Packing::None, Box::new(whole)),
    })
}

type Buffered = BufReader<Chain<Cursor<Vec<u8>>, Stream>>;

/// Reads one zstd frame after the other, as `zstd` itself does.
struct ZstdFrames {
    frame: Option<StreamingDecoder<Buffered, ruzstd::decoding::FrameDecoder>>,
}

impl ZstdFrames {
    fn new(source: Buffered) -> io::Result<Self> {
        let frame = StreamingDecoder::new(source).map_err(invalid)?;
        Ok(Self { frame: Some(frame) })
    }
}

impl Read for ZstdFrames {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        while let Some(frame) = &mut self.frame {
            let read = frame.read(into)?;
            if read > 0 || into.is_empty() {
                return Ok(read);
            }
            let Some(frame) = self.frame.take() else {
                break;
            };
            let mut rest = frame.into_inner();
            if !rest.fill_buf()?.is_empty() {
                self.frame = Some(StreamingDecoder::new(rest).map_err(invalid)?);
            }
        }
        Ok(0)
    }
}

fn invalid(error: impl std::fmt::Display) -> io::Error {
    io::Error::new(
        io::ErrorKind::InvalidData,
        format!("not a whole zstd file: {error}"),
    )
}
