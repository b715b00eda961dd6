//! With what a name surely goes on no more: verbs, function words, posts and other bodies.

use std::sync::LazyLock;

use super::super::body_words::Head;
use super::{Reader, is_number};
use crate::gazetteer::EntityType;
use crate::link::names::begins_report;
use crate::text::number::roman;
use crate::text::{Case, WordSet};

/// Small words that end a name though a capital follows them.
pub(super) static STOPS: LazyLock<WordSet> = LazyLock::new(|| {
    WordSet::of([
        "đã được có tại của thuộc với cho là nhận trong ở đạt tặng do từ đến về trao và như vì \
         sẽ khi cùng bà ông anh chị trên nay huyện tỉnh quận theo gặp mời vào hay hoặc mang tên",
    ])
});

/// Small words with which no trade goes on: verbs, pronouns, the words of places.
pub(super) static NO_TRADE: LazyLock<WordSet> = LazyLock::new(|| {
    WordSet::of([
        "tổ phát phối hỗ ủng khen thưởng chúc thăm tham phụng chia ra lên cần phải đang vừa còn \
         chỉ xin gửi dự giúp các những mọi bởi nhằm để nhưng mà thì này đó kia mình họ tôi ký \
         mở bàn giao dành hiện luôn rất bị bằng qua sau trước nơi giữa làm nói biết thị xã \
         phường thành phố thôn cô chú em khởi hưởng",
    ])
});

/// Small words with which what a body does begins: no name goes on with them.
static PREDICATES: LazyLock<WordSet> = LazyLock::new(|| {
    WordSet::of([
        "tổ phát phối hỗ ủng khen chúc thăm tham chia ra lên cần phải đang vừa còn gửi dự giúp \
         các những mọi để mà thì này đó kia ký mở dành luôn bị bằng sau trước họp nêu khẳng cam \
         đón đoạt giành xuất trình bày cho biết kêu tuyên biểu vinh công thông triển vẫn cũng \
         không chưa nhân đăng gồm đi tiếp tập khai bế hướng thành lập khởi hưởng",
    ])
});

/// Verbs of acting whose syllables names of bodies have too, the surest first.
const VERBS: [&[&str]; 21] = [
    &["phát", "động"],
    &["phát", "biểu"],
    &["phối", "hợp"],
    &["thực", "hiện"],
    &["dự", "hội"],
    &["dự", "lễ"],
    &["tổ", "chức"],
    &["thi", "đua"],
    &["hợp", "tác", "với"],
    &["đầu", "tư", "cho"],
    &["xây", "dựng", "và"],
    &["khen", "thưởng"],
    &["xuất", "sắc"],
    &["công", "bố"],
    &["công", "nhận"],
    &["thông", "báo"],
    &["thành", "lập"],
    &["khởi", "xướng"],
    &["hưởng", "ứng"],
    &["nhân", "rộng"],
    &["góp", "mặt"],
];

/// The syllables with which they begin.
static ACTING: LazyLock<WordSet> = LazyLock::new(|| WordSet::of(VERBS.iter().map(|verb| verb[0])));

impl Reader<'_, '_> {
    /// Tells whether no name goes on at `i`: the line, a clause or the subject is over.
    pub(super) fn is_closed(&self, i: usize) -> bool {
        let walk = self.walk;
        if !walk.follows(i) || walk.is_in(i, &STOPS) || walk.is_in(i, &PREDICATES) {
            return true;
        }
        matches!(walk.punct(i), Some(',' | ';' | '.' | ':' | '(' | ')'))
            || matches!(walk.key(i), "và" | "cùng")
            || walk.known_at(i, &[EntityType::Place]).is_some()
    }

    /// Tells whether a verb of acting stands at `i` whose syllables names of bodies have too.
    pub(super) fn acts(&self, i: usize) -> bool {
        const ALWAYS: usize = 7;
        const FAR: usize = 6;
        let walk = self.walk;
        let after_name = i > 0 && walk.is_capital(i - 1);
        if walk.case(i) != Case::Lower {
            return after_name && self.acts_loudly(i);
        }
        if !walk.is_in(i, &ACTING) {
            return false;
        }
        // "Bệnh viện Nhi Trung ương tổ chức": the name's last syllable is small.
        let near_name = i > 1 && walk.is_capital(i - 2) && walk.is_word(i - 1);
        // "Vụ Đoàn thể nhân dân dự hội nghị": so it does behind a longer one.
        let far_name = (i.saturating_sub(6)..i).any(|at| walk.is_capital(at));
        let verb = |verbs: &[&[&str]]| verbs.iter().any(|verb| walk.page.tokens.reads(i, verb));
        // "Công ty TNHH Quản lý bay tổ chức Hội nghị": what is held tells the verb.
        let held = walk.page.tokens.reads(i, &["tổ", "chức"])
            && matches!(
                walk.key(i + 2),
                "hội"
                    | "lễ"
                    | "chương"
                    | "cuộc"
                    | "buổi"
                    | "giải"
                    | "ngày"
                    | "đại"
                    | "tết"
                    | "các"
            );
        after_name && verb(&VERBS)
            || far_name && held
            || near_name && verb(&VERBS[..ALWAYS])
            || far_name && verb(&VERBS[..FAR]) && walk.key_before(i) != "và"
    }

    /// Tells whether a headline in capitals goes on with a verb at `i`: "CÔNG ĐOÀN CÔNG TY A TRAO
    /// TẶNG …", where no letter tells the name's end.
    fn acts_loudly(&self, i: usize) -> bool {
        const VERBS: [&[&str]; 43] = [
            &["khoá"],
            &["nhiệm", "kỳ"],
            &["lần", "thứ"],
            &["tổ", "chức"],
            &["tổng", "kết"],
            &["sơ", "kết"],
            &["phát", "động"],
            &["khai", "mạc"],
            &["bế", "mạc"],
            &["khai", "giảng"],
            &["khánh", "thành"],
            &["khởi", "công"],
            &["ra", "quân"],
            &["ra", "mắt"],
            &["phối", "hợp"],
            &["hưởng", "ứng"],
            &["tham", "gia"],
            &["tham", "dự"],
            &["tham", "quan"],
            &["triển", "khai"],
            &["thực", "hiện"],
            &["khen", "thưởng"],
            &["tuyên", "dương"],
            &["biểu", "dương"],
            &["vinh", "danh"],
            &["tôn", "vinh"],
            &["trao"],
            &["tặng"],
            &["nhận"],
            &["đón", "nhận"],
            &["đạt"],
            &["giành"],
            &["đoạt"],
            &["thăm"],
            &["gặp", "mặt"],
            &["họp", "mặt"],
            &["kỷ", "niệm"],
            &["chào", "mừng"],
            &["ký", "kết"],
            &["hỗ", "trợ"],
            &["chăm", "lo"],
            &["bàn", "giao"],
            &["thi", "đua"],
        ];
        let walk = self.walk;
        let loud = |at: usize| walk.case(at) == Case::Upper && walk.key(at).chars().count() > 1;
        // Both sides in capitals, and no abbreviation: "Trường THPT TRAO" is none.
        // "TRƯỜNG THPT HOA BAN C TỔNG KẾT": the letter of the school between.
        let letter = i > 3 && walk.case(i - 1) != Case::Lower && loud(i - 3);
        let shouted = loud(i) && i > 1 && (loud(i - 1) || letter) && loud(i - 2) && loud(i + 1);
        shouted && VERBS.iter().any(|verb| walk.page.tokens.reads(i, verb))
    }

    /// Tells whether a name cannot go on at `i` though a capital stands there.
    pub(super) fn stops(&self, i: usize) -> bool {
        let walk = self.walk;
        let union = walk
            .known_at(i, &[EntityType::Union])
            .is_some_and(|known| known.tokens.len() > 1);
        // "Trường Mầm non Công đoàn": a nursery that a federation founded.
        let nursery = walk.key(i) == "công" && matches!(walk.key_before(i), "non" | "trẻ");
        let post = matches!(
            (walk.key(i), walk.key(i + 1)),
            ("chủ", "tịch" | "nhiệm") | ("giám", "đốc" | "sát") | ("bí", "thư") | ("phó", _)
        ) && walk.is_capital(i);
        let head = matches!(
            self.head_at[i],
            Some((Head::Union | Head::Grassroots | Head::Group, _))
        );
        // "ĐẠI HỘI CÔNG ĐOÀN TRƯỜNG THPT HOA BAN KHÓA XV": the meeting's number.
        let term = matches!(walk.key(i), "khoá" | "khóa")
            && (is_number(walk, i + 1) || roman(walk.key(i + 1)).is_some());
        // "… Công ty CP Hoa Ban TTH - Ngày 12/3, …": the paper whose report begins behind its headline.
        let paper = walk.case(i) == Case::Upper && begins_report(walk.page.tokens, i + 1);
        post || term || paper || !nursery && (union || head)
    }
}
