//! The noun that a number counts, in front of it: "tổng trị giá 765 triệu đồng".

use super::Reader;
use super::wording::QUALIFIERS;
use crate::extract::cue::Cue;
use crate::extract::scene::Kind;

impl Reader<'_, '_> {
    /// "tổng trị giá 765 triệu đồng", "làm lợi trên 10 tỉ đồng": the words before the number.
    pub(super) fn noun_before(&self, i: usize) -> Option<String> {
        let line = self.line;
        // "vận động được hơn 640 triệu đồng": "được" says that it was reached.
        let reached = (i.saturating_sub(2)..i).find(|&at| line.is_cue(at, Cue::Passive));
        let i = match reached {
            Some(at) if (at + 1..i).all(|at| QUALIFIERS.contains(&self.key(at))) => at,
            _ => i,
        };
        let mut start = i;
        let mut owner = i..i;
        while start > 0 && i - start < 9 {
            let item = &line.items[start - 1];
            let plain = matches!(
                item.kind,
                Kind::Word
                    | Kind::Cue(Cue::Noun(_) | Cue::Aside | Cue::Join | Cue::Gift | Cue::Receive)
            );
            // "thu hồi 145 triệu đồng"; "thu nhập bình quân năm 2018 đạt 9 triệu đồng"; "vận động
            // “Quỹ nghĩa tình” được 210 triệu đồng".
            let plain = plain
                || line.is_cue(start - 1, Cue::Unreal) && self.key(start - 1) == "thu"
                || matches!(item.kind, Kind::Time(_) | Kind::Mark('“' | '”' | '"'))
                    && i - start <= 6;
            // "19 tập thể đăng ký 3 tỷ đồng": who did so is counted for itself.
            let told = line.items[start..i].iter().any(|item| {
                !matches!(item.kind, Kind::Time(_) | Kind::Mark('“' | '”' | '"'))
                    && !QUALIFIERS.contains(&&*self.scene.fold(item))
            });
            // "ủng hộ quỹ “Mái ấm Công đoàn” 11,6 triệu đồng", "ủng hộ Trường Sa 2 tỷ đồng".
            let whither = !told && matches!(item.kind, Kind::Campaign(_) | Kind::Place(_));
            let plain = plain || whither && i - start <= 3;
            // "tính đến giữa tháng 9 khối lượng tổng thể đạt 82%": the noun begins behind the time.
            let named = (start..i).any(|at| {
                !owner.contains(&at)
                    && !matches!(line.kind(at), Some(Kind::Time(_) | Kind::Mark(_)))
                    && !QUALIFIERS.contains(&&*self.scene.fold(&line.items[at]))
            });
            if named && matches!(item.kind, Kind::Time(_)) && !line.is_cue(start, Cue::Of) {
                break;
            }
            // "Thu nhập bình quân của Công ty X đạt 9 triệu đồng", "doanh thu VNPT X đạt …".
            let body = matches!(item.kind, Kind::Body(_) | Kind::Cue(Cue::TheUnit));
            let owned = !told && start >= 2 && body && line.is_cue(start - 2, Cue::Of);
            // "làm lợi cho công ty hơn 670 triệu đồng", "tiết kiệm cho đơn vị …": whom it profits.
            let profits = !told
                && start >= 3
                && line.is_cue(start - 2, Cue::For)
                && matches!(self.key(start - 3), "lợi" | "kiệm");
            let owned = owned || profits;
            let bare = !told && start >= 3 && body && start < i && self.is_yield(start - 3);
            if owned || bare {
                let from = start - 1 - usize::from(owned);
                owner = from..start;
                start = from;
                continue;
            }
            // "Thu nhập bình quân của người lao động đạt 8,2 triệu đồng".
            let income = told && line.is_cue(start - 1, Cue::Of) && self.is_income(start - 1);
            let plain = plain || income;
            let counted = matches!(item.kind, Kind::Cue(Cue::Noun(_)))
                && told
                && start >= 2
                && matches!(line.kind(start - 2), Some(Kind::Number(_)));
            if !plain || counted || matches!(self.key(start - 1), "với" | "và" | "đã" | "có" | "là")
            {
                break;
            }
            start -= 1;
        }
        let mut words: Vec<_> = (start..i)
            .filter(|at| !owner.contains(at))
            .map(|at| &line.items[at])
            .filter(|item| !matches!(item.kind, Kind::Time(_) | Kind::Mark(_)))
            .map(|item| self.scene.fold(item))
            .collect();
        while words
            .last()
            .is_some_and(|word| QUALIFIERS.contains(&&**word))
        {
            words.pop();
        }
        // "sản lượng toàn công ty đạt 104%".
        if let Some(whole) = words
            .iter()
            .rposition(|word| word == "toàn")
            .filter(|&at| at > 0)
        {
            words.truncate(whole);
        }
        // "Ủng hộ Quỹ phòng, chống thiên tai số tiền 86 triệu đồng".
        let sum = words
            .windows(2)
            .rposition(|pair| pair[0] == "số" && pair[1] == "tiền");
        if let Some(sum) = sum {
            words.drain(..sum - usize::from(sum > 0 && words[sum - 1] == "tổng"));
        }
        // "vận động công nhân đóng góp Quỹ “Mái ấm” 86 triệu đồng".
        let given = (words.windows(2)).rposition(|pair| pair[0] == "góp" && pair[1] == "quỹ");
        if let Some(given) = given {
            words.drain(..=given);
        }
        // "vay không lãi suất từ quỹ tương trợ 4,5 tỷ đồng".
        let fund = words
            .windows(2)
            .rposition(|pair| pair[0] == "từ" && pair[1] == "quỹ");
        if let Some(fund) = fund {
            words.drain(..=fund);
        }
        // "Sáng kiến giúp công ty tiết kiệm 31 tỷ đồng": what the sum is begins with its verb.
        let verb = words
            .iter()
            .rposition(|word| word == "kiệm" || word == "lợi");
        if let Some(verb) = verb.filter(|&verb| verb > 2) {
            let saves = matches!(&*words[verb - 1], "tiết" | "làm");
            let noun = matches!(
                &*words[verb - 2],
                "giá" | "trị" | "sổ" | "quỹ" | "vốn" | "tổng"
            );
            if saves && !noun {
                words.drain(..verb - 1);
            }
        }
        (!words.is_empty()).then(|| words.join(" "))
    }

    /// Tells whether "thu nhập", "thu nhập bình quân" or "tiền lương" stands before item `i`.
    fn is_income(&self, i: usize) -> bool {
        let pair = |at: usize| {
            matches!(
                (self.key(at), self.key(at + 1)),
                ("thu", "nhập") | ("tiền", "lương") | ("mức", "lương")
            )
        };
        (i.saturating_sub(4)..i).any(pair)
    }

    /// "doanh thu", "lợi nhuận", "sản lượng", "dư nợ" at `i`: what a firm yields.
    fn is_yield(&self, i: usize) -> bool {
        matches!(
            (self.key(i), self.key(i + 1)),
            ("doanh", "thu")
                | ("lợi", "nhuận")
                | ("sản", "lượng")
                | ("dư", "nợ")
                | ("nguồn", "vốn")
        )
    }
}
