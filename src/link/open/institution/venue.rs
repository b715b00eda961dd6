//! Bodies that are named as a house to meet in, or as who took a picture, and do nothing.

use super::Reader;

impl Reader<'_, '_> {
    /// "tại Trung tâm Văn hóa tỉnh", "hội trường Trung tâm Đào tạo": tells whether a hall to meet in
    /// begins at `start`.
    pub(super) fn is_venue(&self, start: usize) -> bool {
        const HALLS: [&[&str]; 9] = [
            &["văn", "hoá"],
            &["thể", "thao"],
            &["thể", "dục"],
            &["triển", "lãm"],
            &["đào", "tạo"],
            &["huấn", "luyện"],
            &["bồi", "dưỡng"],
            &["tổ", "chức", "sự"],
            &["thương", "mại"],
        ];
        let tokens = self.walk.page.tokens;
        if tokens.reads(start, &["trung", "tâm", "hội"]) || tokens.reads(start, &["phòng", "hội"])
        {
            return true;
        }
        let center = tokens.reads(start, &["trung", "tâm"]);
        let hall = HALLS.iter().any(|words| tokens.reads(start + 2, words));
        center && hall && self.is_there(start)
    }

    /// Tells whether what begins at `start` is said to be where something takes place.
    fn is_there(&self, start: usize) -> bool {
        const ROOMS: [&[&str]; 8] = [
            &["hội", "trường"],
            &["sân"],
            &["sân", "tập"],
            &["sân", "vận", "động"],
            &["nhà", "thi", "đấu"],
            &["khuôn", "viên"],
            &["nhà", "đa", "năng"],
            &["rạp"],
        ];
        let tokens = self.walk.page.tokens;
        let room =
            |words: &&&[&str]| start > words.len() && tokens.reads(start - words.len(), words);
        let at = |i: usize| i > 0 && matches!(tokens.key(i - 1), "tại" | "ở");
        at(start) || ROOMS.iter().any(|words| room(&words))
    }

    /// "Tin, ảnh: Phòng Tuyên truyền", "Ảnh: Trung tâm Truyền thông": who wrote or took the picture.
    fn is_credited(&self, colon: usize) -> bool {
        let walk = self.walk;
        let label = matches!(walk.key_before(colon), "ảnh" | "bài" | "tin" | "nguồn");
        walk.punct(colon) == Some(':') && label
    }

    /// Tells whether a room or a centre begins at `start` that only signs.
    pub(super) fn is_credit(&self, start: usize) -> bool {
        let part = matches!(self.walk.key(start), "phòng" | "trung" | "tổ");
        start > 0 && part && self.is_credited(start - 1)
    }
}
