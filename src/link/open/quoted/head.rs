//! What leads up to a quotation, and what a name is behind it.

use std::ops::Range;
use std::sync::LazyLock;

use super::quote::Quote;
use crate::gazetteer::EntityType;
use crate::link::open::walk::Walk;
use crate::link::phrases::{Hit, Phrases};

/// What a quoted name is after such a head.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Head {
    Campaign,
    Award,
    /// The award's form belongs to its name: "Kỷ niệm chương “…”".
    AwardForm,
    /// A goal, a motto, a saying: no name.
    Saying,
}

pub(super) static HEADS: LazyLock<Phrases<Head>> = LazyLock::new(|| {
    let table: [(Head, &[&str]); 4] = [
        (
            Head::Campaign,
            &[
                "phong trào",
                "phong trào thi đua",
                "các phong trào",
                "cuộc vận động",
                "chương trình",
                "mô hình",
                "các mô hình",
                "cuộc thi",
                "hội thi",
                "hội thao",
                "đợt thi đua",
                "thi đua",
                "chủ đề",
                "với chủ đề",
                "với tên gọi",
                "chiến dịch",
                "tháng",
                "ngày hội",
                "pttđ",
                "cvđ",
                "đề án",
                "hội diễn",
                "hội giảng",
                "liên hoan",
                "giải chạy",
                "dự án",
                "câu lạc bộ",
                "tuần lễ",
                "năm",
                "công trình",
                "phong trào chuyên đề",
                "thi đua chuyên đề",
                "phong trào thi đua chuyên đề",
                "đợt cao điểm",
                "viết về đề tài",
                "viết về chủ đề",
                "sáng tác về đề tài",
                "đợt",
                "đợt thi đua cao điểm",
                "cách làm hay",
                "cách làm",
                "việc làm",
                "phần việc",
                "sân chơi",
                "hoạt động",
            ],
        ),
        (
            Head::Award,
            &[
                "danh hiệu",
                "giải thưởng",
                "giải",
                "gương",
                "danh hiệu thi đua",
                "tấm gương",
                "các danh hiệu",
                "đạt",
                "công nhận",
                "biểu dương",
                "tuyên dương",
            ],
        ),
        (
            Head::AwardForm,
            &[
                "kỷ niệm chương",
                "huy hiệu",
                "huy chương",
                "bằng",
                "cúp",
                "bảng vàng",
                "cờ",
            ],
        ),
        (
            Head::Saying,
            &[
                "mục tiêu",
                "với mục tiêu",
                "phương châm",
                "khẩu hiệu",
                "tinh thần",
                "lời dạy",
                "câu nói",
                "thông điệp",
                "nói",
                "cho biết",
                "bảo",
                "kể",
                "than",
                "hỏi",
                "khẳng định",
                "chia sẻ",
                "phát biểu",
                "nhấn mạnh",
                "quan điểm",
                "chính sách",
                "tuyến đầu",
                "kế hoạch",
                "bài hát",
                "ca khúc",
                "tham luận",
                "báo cáo",
                "tập",
                "sách",
                "vở kịch",
                "chuyên đề",
                "bài",
                "tác phẩm",
                "phóng sự",
                "đề tài",
                "sáng kiến",
                "giải pháp",
                "tội",
                "hành vi",
                "tác động",
                "thế",
                "luật",
                "tiêu đề",
                "nhan đề",
                "mang tên sách",
                "tiết mục",
                "nhìn nhận",
                "đánh giá",
                "cho rằng",
                "tâm sự",
                "bộc bạch",
                "cho hay",
                "bày tỏ",
                "nói vui",
                "bảo",
                "trăn trở",
                "quả quyết",
                "trải lòng",
                "kể",
            ],
        ),
    ];
    Phrases::new(
        table
            .iter()
            .flat_map(|(head, phrases)| phrases.iter().map(move |phrase| (*phrase, *head))),
    )
});

/// Tells whether "chủ đề" gives a theme to what has a name of its own, or to a meeting: "Tháng Công
/// nhân với chủ đề “…”", "hội nghị với chủ đề “…”"; an emulation round, and what is launched with a theme, is
/// called by it.
fn is_mere_theme(walk: &Walk<'_>, head: Range<usize>) -> bool {
    if head.len() < 2 || !walk.page.tokens.reads(head.end - 2, &["chủ", "đề"]) {
        return false;
    }
    let sentence = walk.sentence(head.start).start;
    let before = sentence.max(head.start.saturating_sub(30))..head.start;
    let named = before.clone().any(|i| {
        let campaign = walk.known_at(i, &[EntityType::Campaign]);
        campaign.is_some_and(|known| known.tokens.end <= head.start)
    });
    let reads = |words: &[&str]| before.clone().any(|i| walk.page.tokens.reads(i, words));
    let round = reads(&["thi", "đua"]) || reads(&["phong", "trào"]) || reads(&["đợt"]);
    let round = round || reads(&["phát", "động"]);
    let meeting = [
        &["hội", "nghị"][..],
        &["hội", "thảo"],
        &["toạ", "đàm"],
        &["diễn", "đàn"],
        &["tháng", "công", "nhân"],
        &["tháng", "hành", "động"],
        &["triển", "lãm"],
        &["đối", "thoại"],
        &["tập", "huấn"],
    ];
    !round && (named || meeting.iter().any(|words| reads(words)))
}

/// "gắn biển công trình “Nhà để xe”", "19 công trình được gắn biển, tiêu biểu như “Phòng đọc”": a work that gets a
/// sign, and no movement.
fn is_work(walk: &Walk<'_>, gap: Range<usize>) -> bool {
    let near = || gap.start.saturating_sub(8)..gap.end;
    let reads = |words: &[&str]| near().any(|i| walk.page.tokens.reads(i, words));
    reads(&["gắn", "biển"]) && reads(&["công", "trình"])
}

/// "tập thơ với tên gọi “…”": tells whether "với tên gọi" names something else than a campaign, which it
/// does in "phát động thi đua nước rút với tên gọi “…”".
fn is_other_name(walk: &Walk<'_>, head: Range<usize>) -> bool {
    let tokens = walk.page.tokens;
    if !tokens.reads(head.start, &["với", "tên", "gọi"]) {
        return false;
    }
    let start = walk.sentence(head.start).start;
    let mut before = start.max(head.start.saturating_sub(10))..head.start;
    !before.any(|i| {
        matches!(
            (walk.key(i), walk.key(i + 1)),
            ("thi", "đua")
                | ("phong", "trào")
                | ("mô", "hình")
                | ("chương", "trình")
                | ("cuộc" | "hội", "thi")
                | ("chiến", "dịch")
                | ("vận", "động")
                | ("hội", "thao")
        )
    })
}

/// Returns what the words before a quotation say of it, and the award's form where it has one.
pub(super) fn head_before(
    walk: &Walk<'_>,
    hits: &[Hit<Head>],
    quote: &Quote,
    last_end: usize,
    list: Option<Head>,
) -> (Option<Head>, Option<usize>) {
    let before = if walk.punct(quote.open.wrapping_sub(1)) == Some(':') {
        quote.open - 1
    } else {
        quote.open
    };
    let at = hits.partition_point(|hit| hit.tokens.end <= before);
    let near = at
        .checked_sub(1)
        .map(|at| &hits[at])
        .filter(|hit| hit.tokens.end > last_end);
    // A qualifier may stand between head and quotation: "phong trào thi đua trong công nhân với
    // chủ đề", "Chương trình năm 2021 “…”"; but no other clause.
    if let Some(hit) = near {
        let gap = hit.tokens.end..before;
        let clean = gap
            .clone()
            .all(|i| !matches!(walk.punct(i), Some(',' | ';' | '.' | '(' | ')')));
        // "nói vui, đợt này “…”" quotes what was said.
        let shown = gap
            .clone()
            .any(|i| matches!(walk.key(i), "này" | "ấy" | "đó" | "kia"));
        if shown && hit.value == Head::Campaign {
            return (None, None);
        }
        let listed = gap.len() <= 8 && gap.clone().any(|i| matches!(walk.key(i), "như" | "là"));
        // "phong trào xây dựng hình ảnh “A”".
        let built = gap.len() <= 5 && walk.page.tokens.reads(gap.start, &["xây", "dựng"]);
        // "đổi mới phương thức hoạt động, “…”": the clause is over.
        let parted = gap.len() == 1 && matches!(walk.punct(gap.start), Some(',' | ';'));
        let direct = gap.len() <= 1 && !parted
            || (gap.len() <= 3 || built) && clean && hit.value == Head::Campaign;
        // "cuộc thi tìm hiểu pháp luật “A”": words of the description may be heads themselves.
        let described = hits[..at].iter().rev().take(3).any(|first| {
            let gap = first.tokens.end..before;
            let clean = gap.clone().all(|i| walk.punct(i).is_none());
            first.tokens.end > last_end
                && clean
                && describes_contest(walk, first.tokens.clone(), gap)
                && !speaks(walk, before)
        });
        if described {
            return (Some(Head::Campaign), None);
        }
        // "cuộc thi phóng sự “A”": the contest, and what it is for.
        let before_it = at.checked_sub(2).map(|at| &hits[at]);
        let contest = before_it.is_some_and(|first| {
            first.value == Head::Campaign
                && hit.value == Head::Saying
                && first.tokens.end == hit.tokens.start
                && first.tokens.end > last_end
                && !speaks(walk, hit.tokens.end)
        });
        if contest && direct {
            return (Some(Head::Campaign), None);
        }
        // "trao Bằng khen: “Đơn vị …”": what for, and no name of the certificate.
        let certificate = before < quote.open && walk.key_before(before) == "khen";
        if hit.value == Head::AwardForm && certificate {
            return (None, None);
        }
        let tokens = hit.tokens.clone();
        if direct
            && hit.value == Head::Campaign
            && (is_mere_theme(walk, tokens.clone()) || is_other_name(walk, tokens))
        {
            return (None, None);
        }
        if hit.value == Head::Campaign && is_work(walk, hit.tokens.end..before) {
            return (None, None);
        }
        // "các phong trào khác, như: “A”, “B”".
        let others = gap.clone().all(|i| {
            let plain = walk.punct(i).is_none_or(|mark| matches!(mark, ',' | ':'));
            plain && walk.known(i).is_none()
        });
        let listed = listed && (clean || others && hit.value == Head::Campaign);
        if direct || listed && hit.value != Head::Saying {
            let form = (hit.value == Head::AwardForm && gap.is_empty() || before < quote.open)
                .then_some(hit.tokens.start);
            return (Some(hit.value), form);
        }
    }
    let mut between = last_end + 1..quote.open;
    // "“A” (LĐLĐ huyện X); “B” (LĐLĐ huyện Y)": whose each is, in parentheses.
    if walk.punct(between.start) == Some('(')
        && let Some(close) = between.clone().find(|&i| walk.punct(i) == Some(')'))
        && matches!(walk.punct(close + 1), Some(',' | ';'))
    {
        between.start = close + 1;
    }
    let continues = list.is_some()
        && between.len() <= 14
        && between.clone().all(|i| {
            walk.punct(i)
                .is_none_or(|mark| matches!(mark, ',' | ';' | '-' | '…' | '.' | '”' | '"'))
        })
        && (between.len() <= 2
            || between.clone().any(|i| walk.punct(i) == Some(';')) && near.is_none()
            || walk.punct(between.start).is_some() && near.is_none()
            || matches!(walk.key(between.start), "gắn" | "của" | "và")
            || picks_out(walk, between.clone())
            || walk.known(between.start).is_some());
    (list.filter(|_| continues), None)
}

/// "cuộc thi trực tuyến tìm hiểu pháp luật “A”", "cuộc thi viết về gương người tốt “A”": tells whether the
/// words between a contest's head and the quotation say what it is in.
fn describes_contest(walk: &Walk<'_>, head: Range<usize>, gap: Range<usize>) -> bool {
    let contest = walk.key(head.end - 1) == "thi";
    let kind = matches!(
        walk.key(gap.start),
        "trực"
            | "viết"
            | "ảnh"
            | "tìm"
            | "sáng"
            | "video"
            | "clip"
            | "vẽ"
            | "báo"
            | "trắc"
            | "thiết"
            | "hát"
            | "kể"
            | "online"
            | "làm"
            | "nấu"
            | "cắm"
            | "tiểu"
    );
    let acts = gap
        .clone()
        .any(|i| matches!(walk.key(i), "là" | "đã" | "do" | "được" | "với" | "cho"));
    contest && kind && gap.len() <= 9 && !acts
}

/// "Ban tổ chức cuộc thi cho rằng “…”": tells whether a word of speaking ends at `end`; none is the
/// name of a kind of work, "cuộc thi phóng sự “…”".
fn speaks(walk: &Walk<'_>, end: usize) -> bool {
    const VERBS: [&[&str]; 15] = [
        &["cho", "rằng"],
        &["nhìn", "nhận"],
        &["đánh", "giá"],
        &["tâm", "sự"],
        &["bộc", "bạch"],
        &["cho", "hay"],
        &["cho", "biết"],
        &["bày", "tỏ"],
        &["nói"],
        &["nói", "vui"],
        &["khẳng", "định"],
        &["chia", "sẻ"],
        &["phát", "biểu"],
        &["nhấn", "mạnh"],
        &["trăn", "trở"],
    ];
    let tokens = walk.page.tokens;
    let ends = |verb: &&[&str]| end >= verb.len() && tokens.reads(end - verb.len(), verb);
    VERBS.iter().any(ends)
}

/// "12 mô hình “A” được công nhận, nổi bật là “B”": tells whether the words before a quotation pick one
/// out of what was spoken of.
fn picks_out(walk: &Walk<'_>, between: Range<usize>) -> bool {
    let picked = |i: usize| {
        matches!(
            (walk.key(i), walk.key(i + 1)),
            ("nổi", "bật") | ("tiêu", "biểu") | ("điển", "hình") | ("mở", "đầu")
        )
    };
    let joint = matches!(walk.key_before(between.end), "là" | "như" | "có");
    joint && (between.end.saturating_sub(4)..between.end).any(picked)
}
