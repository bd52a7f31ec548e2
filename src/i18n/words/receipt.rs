//! 成绩回执: one person's score with its proof, on the sheet and on the page that checks it.

/// Words of receipts.
#[derive(Debug)]
pub struct Receipt {
    pub title: &'static str,
    pub lead: &'static str,
    pub open: &'static str,
    pub qr_label: &'static str,
    pub root: &'static str,
    pub too_long: &'static str,
    pub page_title: &'static str,
    pub page_lead: &'static str,
    pub broken_title: &'static str,
    pub broken_text: &'static str,
    pub who: fn(name: &str, id: &str) -> String,
    pub office: &'static str,
    pub period: &'static str,
    pub as_of: &'static str,
    pub people: &'static str,
    pub people_count: fn(count: usize) -> String,
    pub not_graded: &'static str,
    pub proof: &'static str,
    pub proof_holds: &'static str,
    pub proof_fails: &'static str,
    pub compared: &'static str,
    pub agrees: &'static str,
    pub differs: fn(what: &str) -> String,
    pub policy_differs: &'static str,
    pub data_differs: &'static str,
    pub agent_differs: &'static str,
    pub score_differs: fn(claimed: &str, computed: &str) -> String,
    pub grade_differs: fn(claimed: &str, computed: &str) -> String,
    pub wording_differs: &'static str,
    pub result_differs: &'static str,
    pub root_differs: &'static str,
    pub no_data: fn(office: &str, period: &str) -> String,
    pub to_data: &'static str,
    pub to_sheet: &'static str,
    pub privacy: &'static str,
}

pub(super) const ZH: Receipt = Receipt {
    title: "成绩回执",
    lead: "扫码核验这份成绩。与同事核对回执根：两边相同，就出自同一次结果，而看不到彼此的分数。",
    open: "核验回执",
    qr_label: "这份成绩回执的二维码",
    root: "回执根",
    too_long: "项目名或姓名太长，放不进二维码。请核对上面的指纹。",
    page_title: "核验成绩回执",
    page_lead: "下面的内容由链接带来，本页当场核验。",
    broken_title: "这份回执读不出来",
    broken_text: "链接不完整、被改动过，或来自更新的版本。请重新扫描算分单上的二维码，或向主管再要一次链接。",
    who: |name, id| format!("{name}（{id}）"),
    office: "项目",
    period: "考核期",
    as_of: "评定时间",
    people: "同一方案评定",
    people_count: |count| format!("{count} 人"),
    not_graded: "不评级，没有公布的得分",
    proof: "证明",
    proof_holds: "证明成立：这份成绩就在下面这个回执根之中，没有改动过。请与同事算分单或总览页上的回执根核对：两边相同，就出自同一次结果。",
    proof_fails: "证明不成立：上面的内容与回执根对不上，被改动过或读错了，不能作数。请重新扫描，或请主管重新打印算分单。",
    compared: "与本机数据核对",
    agrees: "一致：本机用这个项目的数据重新计算，得分、等级、指纹和回执根全部相同。",
    differs: |what| format!("不一致：{what}"),
    policy_differs: "方案不同。本机评定这一考核期的方案是另一份或另一版；导入签发时的文件，再打开这个链接核对。",
    data_differs: "数据不同。签发前后，记录、评价、班次、人员或工时有过增减或修改；导入签发时的文件，再打开这个链接核对。",
    agent_differs: "本机没有评定这个人。请核对工号和岗位。",
    score_differs: |claimed, computed| {
        format!("得分不同，回执写 {claimed}，本机算得 {computed}。请以本机可逐条查看的算分单为准。")
    },
    grade_differs: |claimed, computed| {
        format!("等级不同，回执写 {claimed}，本机评为 {computed}。请以本机可逐条查看的算分单为准。")
    },
    wording_differs: "项目名、姓名、人数、考核期或评定时间写得不同。请主管重新打印算分单。",
    result_differs: "方案与数据相同，结果的指纹却不同。回执可能由另一版本的程序签发，请主管重新打印算分单。",
    root_differs: "成绩相同，回执根却不同：这份回执不是由这份数据签发的。请主管重新打印算分单。",
    no_data: |office, period| {
        format!(
            "本机没有名为“{office}”的项目在 {period} 的数据，只能核验证明。导入签发单位的 JSON 文件后再打开这个链接，就能重新计算并核对。"
        )
    },
    to_data: "去导入",
    to_sheet: "查看算分单",
    privacy: "本页不上传任何内容；链接里只有这一位的成绩。",
};

pub(super) const EN: Receipt = Receipt {
    title: "Receipt",
    lead: "Scan to check this score. Compare the root with a colleague's: where both are the same, both come from one result, and neither sees the other's score.",
    open: "Check the receipt",
    qr_label: "QR code of this receipt",
    root: "Receipt root",
    too_long: "The name of the office or the person is too long for a QR code. Compare the fingerprints above.",
    page_title: "Check a receipt",
    page_lead: "What follows came with the link and is checked here and now.",
    broken_title: "This receipt cannot be read",
    broken_text: "The link is cut off, was altered or comes from a newer version. Scan the code on the score sheet again, or ask the manager for the link once more.",
    who: |name, id| format!("{name} ({id})"),
    office: "Office",
    period: "Period",
    as_of: "Judged at",
    people: "Judged by the same policy",
    people_count: |count| match count {
        1 => "1 person".to_owned(),
        count => format!("{count} people"),
    },
    not_graded: "no grade, so no score is published",
    proof: "Proof",
    proof_holds: "The proof holds: this score is among those under the root below, unaltered. Compare the root with the one on a colleague's sheet or on the overview: where they are the same, they come from one result.",
    proof_fails: "The proof does not hold: what stands above does not lead to the root. It was altered or misread and counts for nothing. Scan it again, or ask the manager for a new print.",
    compared: "Compared with the data in this browser",
    agrees: "Agreement: computed again from this office's data, score, grade, fingerprints and root are all the same.",
    differs: |what| format!("Difference: {what}"),
    policy_differs: "another policy. The one that judges this period here is another or another version; import the file of that day and open this link again.",
    data_differs: "other data. Records, reviews, shifts, people or hours were added, removed or changed; import the file of that day and open this link again.",
    agent_differs: "this person is not judged here. Check the staff number and the role.",
    score_differs: |claimed, computed| {
        format!(
            "the score. The receipt says {claimed}, this browser computes {computed}; go by the sheet here, which can be followed line by line."
        )
    },
    grade_differs: |claimed, computed| {
        format!(
            "the grade. The receipt says {claimed}, this browser finds {computed}; go by the sheet here, which can be followed line by line."
        )
    },
    wording_differs: "the name of the office or the person, the number of people, the period or the moment of judging. Ask the manager for a new print.",
    result_differs: "policy and data are the same, the fingerprint of the result is not. The receipt may come from another version of the program; ask the manager for a new print.",
    root_differs: "the score is the same, the root is not: the receipt was not made from this data. Ask the manager for a new print.",
    no_data: |office, period| {
        format!(
            "This browser has no data of an office called {office} in {period}, so only the proof can be checked. Import the office's JSON file and open this link again, and everything is computed and compared."
        )
    },
    to_data: "Import a file",
    to_sheet: "See the score sheet",
    privacy: "Nothing on this page is uploaded; the link holds this one person's score only.",
};
