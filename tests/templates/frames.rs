//! The sentences.

use serde_json::{Value, json};

use super::draft::{Draft, Named};
use super::world::{
    Dice, Setting, campaigns, certificate, confederation, conferred, count, legal_text, person,
};
use crate::support::score::Claim;

/// What a sentence may draw on.
pub(super) struct Scene<'s> {
    pub(super) dice: Dice,
    pub(super) setting: &'s Setting,
    /// All there are.
    pub(super) settings: &'s [Setting],
    /// Campaigns that were not used yet.
    pub(super) campaigns: Vec<Named>,
    pub(super) year: u16,
    /// Whether the article has named its bodies, so that short forms are understood.
    pub(super) introduced: bool,
}

pub(super) type Frame = fn(&mut Scene<'_>, &mut Draft);

pub(super) const FRAMES: [(&str, Frame); 19] = [
    ("launch", launch),
    ("launch-based-on", launch_based_on),
    ("launch-answered", launch_answered),
    ("confer", confer),
    ("confer-passive", confer_passive),
    ("confer-two-grantors", confer_two_grantors),
    ("confer-clauses", confer_clauses),
    ("confer-committee", confer_committee),
    ("confer-industry", confer_industry),
    ("confer-grassroots", confer_grassroots),
    ("confer-person", confer_person),
    ("confer-proposed", confer_proposed),
    ("confer-planned", confer_planned),
    ("confer-honoured", confer_honoured),
    ("confer-bullets", confer_bullets),
    ("post", post),
    ("reported", reported),
    ("place", place),
    ("list", list),
];

impl<'s> Scene<'s> {
    pub(super) fn new(seed: u64, settings: &'s [Setting], year: u16) -> Self {
        let mut dice = Dice::new(seed);
        let setting = dice.pick(settings);
        let mut pool = campaigns();
        for i in (1..pool.len()).rev() {
            pool.swap(i, dice.roll(i + 1));
        }
        Self {
            dice,
            setting,
            settings,
            campaigns: pool,
            year,
            introduced: false,
        }
    }

    /// The district's federation, in full or as known.
    fn district(&mut self) -> Named {
        let unit = &self.setting.district;
        if self.introduced && self.dice.chance(40) && self.speaks_for_itself() {
            return unit.relative_federation(&mut self.dice);
        }
        unit.federation(&mut self.dice)
    }

    fn province(&mut self) -> Named {
        let unit = &self.setting.province;
        if self.introduced && self.dice.chance(40) && self.speaks_for_itself() {
            return unit.relative_federation(&mut self.dice);
        }
        unit.federation(&mut self.dice)
    }

    /// Tells whether district and province differ in their type words.
    fn speaks_for_itself(&self) -> bool {
        self.setting.district.kind != self.setting.province.kind
    }

    fn campaign(&mut self) -> Option<Named> {
        let next = self.campaigns.pop()?;
        // Two spellings of one campaign would say one fact twice.
        self.campaigns.retain(|other| other.id != next.id);
        Some(next)
    }

    fn day(&mut self) -> (String, String) {
        let (day, month) = (1 + self.dice.roll(28), 1 + self.dice.roll(12));
        let year = self.year;
        let printed = match self.dice.roll(3) {
            0 => format!("Ngày {day}/{month}/{year}"),
            1 => format!("Ngày {day:02} tháng {month} năm {year}"),
            _ => format!("Sáng {day:02}/{month:02}/{year}"),
        };
        (printed, format!("{year}-{month:02}-{day:02}"))
    }
}

/// The headline and the paragraph that says where we are.
pub(super) fn opening(scene: &mut Scene<'_>, draft: &mut Draft) {
    let district = scene.setting.district.federation(&mut scene.dice).capital();
    draft
        .name(&district)
        .say(": Nhiều cách làm hay trong phong trào thi đua");
    draft.end_title();
    let district = scene.setting.district.federation(&mut scene.dice);
    let province = scene.setting.province.federation(&mut scene.dice);
    draft
        .say("Bám sát sự chỉ đạo của ")
        .name(&province)
        .say(", thời gian qua, ")
        .name(&district);
    draft.say(" luôn quan tâm, động viên đoàn viên ra sức thi đua.");
    draft.end_paragraph();
    scene.introduced = true;
}

fn launched(org: &Named, campaign: &Named, date: Option<String>) -> Value {
    json!({"type": "launched", "org": org.id, "campaign": campaign.id, "date": date})
}

fn took_part(org: &Named, campaign: &Named) -> Value {
    json!({"type": "took_part", "org": org.id, "campaign": campaign.id})
}

fn launch(scene: &mut Scene<'_>, draft: &mut Draft) {
    let (day, iso) = scene.day();
    let org = scene.district();
    let Some(campaign) = scene.campaign() else {
        return;
    };
    draft
        .say(format!("{day}, "))
        .name(&org)
        .say(" đã phát động phong trào thi đua ");
    draft.quote(&campaign).say(format!(" năm {}.", scene.year));
    draft.fact(launched(&org, &campaign, Some(iso)));
}

fn launch_based_on(scene: &mut Scene<'_>, draft: &mut Draft) {
    let (legal, above, org) = (
        legal_text(&mut scene.dice),
        scene.province(),
        scene.district(),
    );
    let Some(campaign) = scene.campaign() else {
        return;
    };
    draft
        .say("Thực hiện ")
        .name(&legal)
        .say(" của ")
        .name(&above)
        .say(", ")
        .name(&org);
    draft
        .say(" phát động phong trào thi đua ")
        .quote(&campaign)
        .say(" tới các công đoàn cơ sở.");
    draft.fact(launched(&org, &campaign, None));
    draft.fact(json!({"type": "based_on", "subject": campaign.id, "legal": legal.id}));
}

fn launch_answered(scene: &mut Scene<'_>, draft: &mut Draft) {
    let (org, above) = (scene.district().capital(), scene.province());
    let Some(campaign) = scene.campaign() else {
        return;
    };
    draft
        .name(&org)
        .say(" tích cực hưởng ứng phong trào thi đua ")
        .quote(&campaign);
    draft.say(" do ").name(&above).say(" phát động.");
    draft
        .fact(launched(&above, &campaign, None))
        .fact(took_part(&org, &campaign));
}

fn confer(scene: &mut Scene<'_>, draft: &mut Draft) {
    let grantor = scene.district();
    let award = certificate(&mut scene.dice);
    let ((a, collectives), (b, individuals)) = (count(&mut scene.dice), count(&mut scene.dice));
    let verb = *scene
        .dice
        .pick(&["tặng", "trao", "đã trao tặng", "đã tặng"]);
    draft
        .say("Dịp này, ")
        .name(&grantor)
        .say(format!(" {verb} "))
        .name(&award);
    draft.say(format!(
        " cho {a} tập thể và {b} cá nhân có thành tích xuất sắc."
    ));
    let counts = json!({"collectives": collectives, "individuals": individuals});
    draft.fact(conferred(&grantor.id, &award.id, counts));
}

fn confer_passive(scene: &mut Scene<'_>, draft: &mut Draft) {
    let grantor = scene.province();
    let award = certificate(&mut scene.dice);
    let ((a, collectives), (b, individuals)) = (count(&mut scene.dice), count(&mut scene.dice));
    draft
        .say(format!("Trong năm, đã có {a} tập thể, {b} cá nhân được "))
        .name(&grantor);
    draft.say(" tặng ").name(&award).say(".");
    let counts = json!({"collectives": collectives, "individuals": individuals});
    draft.fact(conferred(&grantor.id, &award.id, counts));
}

fn confer_two_grantors(scene: &mut Scene<'_>, draft: &mut Draft) {
    let (first, second) = (confederation(&mut scene.dice), scene.province());
    let award = Named::new("award", "a:bang-khen", "Bằng khen");
    let total = 10 + scene.dice.roll(80);
    draft
        .say(format!("Đến nay, {total} tập thể, cá nhân được "))
        .name(&first)
        .say(", ");
    draft.name(&second).say(" tặng ").name(&award).say(".");
    for grantor in [first, second] {
        draft.fact(conferred(&grantor.id, &award.id, json!({"total": total})));
    }
}

fn confer_clauses(scene: &mut Scene<'_>, draft: &mut Draft) {
    let (first, second) = (scene.district(), scene.province());
    let ((a, collectives), (b, individuals)) = (count(&mut scene.dice), count(&mut scene.dice));
    let (c, others) = count(&mut scene.dice);
    draft.say("Qua phong trào, ").name(&first);
    draft
        .say(format!(" đã khen thưởng {a} tập thể, {b} cá nhân; "))
        .name(&second)
        .say(" tặng ");
    draft
        .name(&Named::new("award", "a:bang-khen", "Bằng khen"))
        .say(format!(" cho {c} cá nhân."));
    let counts = json!({"collectives": collectives, "individuals": individuals});
    draft.fact(conferred(&first.id, "a:khen-thuong", counts));
    draft.fact(conferred(
        &second.id,
        "a:bang-khen",
        json!({"individuals": others}),
    ));
}

fn confer_committee(scene: &mut Scene<'_>, draft: &mut Draft) {
    let grantor = scene.setting.district.committee(&mut scene.dice).capital();
    let (a, individuals) = count(&mut scene.dice);
    draft
        .name(&grantor)
        .say(" tặng ")
        .name(&Named::new("award", "a:giay-khen", "Giấy khen"));
    draft.say(format!(" cho {a} cá nhân tiêu biểu."));
    draft.fact(conferred(
        &grantor.id,
        "a:giay-khen",
        json!({"individuals": individuals}),
    ));
}

fn confer_industry(scene: &mut Scene<'_>, draft: &mut Draft) {
    let grantor = scene.setting.province.industry_union(&mut scene.dice);
    let (a, collectives) = count(&mut scene.dice);
    draft
        .say("Cũng trong dịp này, ")
        .name(&grantor)
        .say(" trao ");
    draft.name(&Named::new("award", "a:co-thi-dua", "Cờ thi đua"));
    draft.say(format!(" cho {a} tập thể dẫn đầu."));
    draft.fact(conferred(
        &grantor.id,
        "a:co-thi-dua",
        json!({"collectives": collectives}),
    ));
}

fn confer_grassroots(scene: &mut Scene<'_>, draft: &mut Draft) {
    let recipient = scene.setting.district.grassroots_union(&mut scene.dice);
    let grantor = scene.district();
    let award = certificate(&mut scene.dice);
    draft
        .name(&recipient)
        .say(" vinh dự được ")
        .name(&grantor)
        .say(" tặng ")
        .name(&award)
        .say(".");
    let slots = json!({"collectives": 1, "recipients": [recipient.id]});
    let fact = conferred(&grantor.id, &award.id, slots);
    draft.claim(Claim::new(fact).or("collectives", Value::Null));
}

fn confer_person(scene: &mut Scene<'_>, draft: &mut Draft) {
    let (person, grantor) = (person(&mut scene.dice), confederation(&mut scene.dice));
    let title = scene.dice.pick(&["Đồng chí", "Đ/c", "Anh", "Ông"]);
    draft
        .say(format!("{title} "))
        .name(&person)
        .say(" đã được ")
        .name(&grantor)
        .say(" tặng ");
    draft
        .name(&Named::new(
            "award",
            "a:bang-lao-dong-sang-tao",
            "Bằng Lao động sáng tạo",
        ))
        .say(".");
    let slots = json!({"individuals": 1, "recipients": [person.id]});
    let fact = conferred(&grantor.id, "a:bang-lao-dong-sang-tao", slots);
    draft.claim(Claim::new(fact).or("individuals", Value::Null));
}

fn confer_proposed(scene: &mut Scene<'_>, draft: &mut Draft) {
    let (org, grantor) = (scene.district().capital(), scene.province());
    let award = Named::new("award", "a:bang-khen", "Bằng khen");
    let (a, collectives) = count(&mut scene.dice);
    draft
        .name(&org)
        .say(" đã đề nghị ")
        .name(&grantor)
        .say(" tặng ")
        .name(&award);
    draft.say(format!(" cho {a} tập thể."));
    let slots = json!({"collectives": collectives, "status": "proposed"});
    draft.fact(conferred(&grantor.id, &award.id, slots));
}

/// What is only intended is no fact.
fn confer_planned(scene: &mut Scene<'_>, draft: &mut Draft) {
    let org = scene.district();
    let award = certificate(&mut scene.dice);
    draft
        .say("Năm tới, ")
        .name(&org)
        .say(" dự kiến sẽ tặng ")
        .name(&award);
    draft.say(" cho 20 tập thể.");
}

fn confer_honoured(scene: &mut Scene<'_>, draft: &mut Draft) {
    let grantor = scene.district();
    let (a, individuals) = count(&mut scene.dice);
    let verb = *scene.dice.pick(&["tuyên dương", "biểu dương"]);
    draft
        .say("Tại buổi lễ, ")
        .name(&grantor)
        .say(format!(" đã {verb} {a} công nhân tiêu biểu."));
    draft.fact(conferred(
        &grantor.id,
        "a:bieu-duong",
        json!({"individuals": individuals}),
    ));
}

fn confer_bullets(scene: &mut Scene<'_>, draft: &mut Draft) {
    let org = scene.district();
    let (first, second) = (scene.province(), confederation(&mut scene.dice));
    draft
        .say("Với những kết quả đó, ")
        .name(&org)
        .say(" đã được tặng:\u{2029}- 01 ");
    draft
        .name(&Named::new("award", "a:co-thi-dua", "Cờ thi đua"))
        .say(" của ")
        .name(&first);
    draft
        .say(";\u{2029}- 02 ")
        .name(&Named::new("award", "a:bang-khen", "Bằng khen"));
    draft.say(" của ").name(&second).say(".");
    for (grantor, award, number) in [(first, "a:co-thi-dua", 1), (second, "a:bang-khen", 2)] {
        let fact = conferred(&grantor.id, award, json!({"collectives": number}));
        let claim = Claim::new(fact)
            .or("collectives", Value::Null)
            .or("collectives", json!(1));
        draft.claim(claim.or("total", json!(number)));
    }
}

fn post(scene: &mut Scene<'_>, draft: &mut Draft) {
    let (person, org) = (person(&mut scene.dice), scene.district());
    let title = *scene
        .dice
        .pick(&["Chủ tịch", "Phó Chủ tịch", "Phó Chủ tịch Thường trực"]);
    let address = *scene.dice.pick(&["đồng chí", "ông", "bà", "đ/c"]);
    draft
        .say(format!("Phát biểu tại buổi lễ, {address} "))
        .name(&person);
    let (before, after) = *scene.dice.pick(&[(", ", ","), (" - ", ""), (" – ", "")]);
    draft.say(format!("{before}{title} ")).name(&org);
    draft.say(format!("{after} nhấn mạnh vai trò của mỗi đoàn viên."));
    let org = org.id;
    draft.fact(json!({"type": "holds_post", "person": person.id, "title": title, "org": org}));
}

fn reported(scene: &mut Scene<'_>, draft: &mut Draft) {
    let org = scene.district();
    let value = 200 + scene.dice.roll(4000);
    let printed = if value < 1000 {
        value.to_string()
    } else {
        format!("{}.{:03}", value / 1000, value % 1000)
    };
    draft.say("Đến nay, ").name(&org);
    draft.say(format!(
        " đã có {printed} sáng kiến được cập nhật lên phần mềm."
    ));
    let org = org.id;
    draft.fact(json!({"type": "reported", "org": org, "what": "sáng kiến", "value": value}));
}

fn place(scene: &mut Scene<'_>, draft: &mut Draft) {
    let place = scene.setting.district.place();
    draft
        .say("Không khí thi đua lan tỏa khắp địa bàn ")
        .name(&place)
        .say(".");
}

/// One head and several places; the first mention holds the head.
fn list(scene: &mut Scene<'_>, draft: &mut Draft) {
    let same_kind = |other: &&Setting| {
        other.province == scene.setting.province
            && other.district.kind == scene.setting.district.kind
            && other.district.name.chars().all(|c| !c.is_ascii_digit())
    };
    let units: Vec<&Setting> = scene.settings.iter().filter(same_kind).take(3).collect();
    if units.len() < 3 {
        return;
    }
    let colon = *scene.dice.pick(&["", ":"]);
    draft.say("Tại hội nghị, ");
    for (i, unit) in units.iter().enumerate() {
        let unit = &unit.district;
        let surface = match i {
            0 => format!("LĐLĐ các {}{colon} {}", unit.kind, unit.name),
            _ => unit.name.clone(),
        };
        draft.say(["", ", ", " và "][i]);
        draft.name(&Named::new("union", unit.federation_id(), surface));
    }
    draft.say(" cùng có mặt.");
}
