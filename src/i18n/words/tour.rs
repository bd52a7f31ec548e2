//! The first look round, in four steps.

/// Words of the first look round.
#[derive(Debug)]
pub struct Tour {
    pub label: &'static str,
    pub step: fn(at: usize, of: usize) -> String,
    pub titles: [&'static str; 4],
    pub sentences: [&'static str; 4],
    pub back: &'static str,
    pub next: &'static str,
    pub skip: &'static str,
    pub finish: &'static str,
    pub again: &'static str,
}

pub(super) const ZH: Tour = Tour {
    label: "四步看懂绩衡",
    step: |at, of| format!("第 {at} 步，共 {of} 步"),
    titles: ["看排名", "看一个人的算分单", "拖一下权重", "换成自己的表格"],
    sentences: [
        "这是虚构的演示数据。排名旁边写着它有多可靠：“边界”是等级不稳，“难分高下”是换一批工作顺序可能就变。",
        "从记录到等级，每一步都在这一页上。点任何一个数字，就能看到它是由哪些记录数出来的。",
        "拖动左边的滑块，右边马上显示谁升、谁降、谁换了等级。这里只是试算，采用之前不会影响任何人。",
        "把系统导出的 CSV 拖进来，先核对列名和问题行，确认后才保存。数据只留在这台电脑的浏览器里。",
    ],
    back: "上一步",
    next: "下一步",
    skip: "不用了",
    finish: "看完了",
    again: "再看一遍四步导览",
};

pub(super) const EN: Tour = Tour {
    label: "Jiheng in four steps",
    step: |at, of| format!("Step {at} of {of}"),
    titles: ["The ranking", "One person's score sheet", "Drag a weight", "Bring your own table"],
    sentences: [
        "This is invented demo data. Beside the ranking stands how far it can be trusted: borderline means the grade is not sure, too close means another sample of the same work might turn the order round.",
        "From records to grade, every step is on this page. Press any number to see the records it was counted from.",
        "Drag a slider on the left and see at once who rises, who falls and whose grade changes. It is a trial: nobody is affected until you adopt it.",
        "Drop the CSV that your system exports. You check columns and problem rows first, and only then is anything stored, in this browser and nowhere else.",
    ],
    back: "Back",
    next: "Next",
    skip: "No, thanks",
    finish: "Done",
    again: "Take the four-step tour again",
};
