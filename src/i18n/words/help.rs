//! The help page: how a score comes about, what every indicator means, the words, the keys.

/// Words of the help page.
#[derive(Debug)]
pub struct Help {
    pub title: &'static str,
    pub lead: &'static str,
    pub print: &'static str,
    pub way_title: &'static str,
    pub way: [(&'static str, &'static str); 6],
    pub indicators_title: &'static str,
    pub indicators_note: fn(policy: &str) -> String,
    pub library_title: &'static str,
    pub library_note: &'static str,
    pub formula: &'static str,
    pub words_title: &'static str,
    pub words: [(&'static str, &'static str); 9],
    pub keys_title: &'static str,
    pub key: &'static str,
    pub effect: &'static str,
    pub keys: [(&'static str, &'static str); 8],
    pub data_title: &'static str,
    pub data: &'static str,
}

pub(super) const ZH: Help = Help {
    title: "帮助",
    lead: "得分怎么来的，每个指标怎么算，词是什么意思。可以打印出来贴在办公室。",
    print: "打印帮助",
    way_title: "一个得分是怎么来的",
    way: [
        (
            "数记录",
            "每条记录按指标的定义计入、排除或待定，得到分子和分母。点任何一个数字都能看到这些记录。",
        ),
        (
            "换成分数",
            "指标值按方案里的曲线换成 0 到 100 分（方案允许超额时最高 120）；达标满分、不达标零分或分段给分，都画在图上。",
        ),
        (
            "加权",
            "指标按权重合成组分，组分按权重合成总分。没有数据的指标不算零分，权重让给同组其他指标，并标明覆盖率。",
        ),
        ("修正", "工作量补偿、工作结构、评分人宽严等修正各占一行，有上限，可以关掉。"),
        (
            "定等级",
            "总分四舍六入五成双保留两位小数公布，以 100 分封顶，再按等级线定级；服务质量不达底线时，等级封顶。",
        ),
        (
            "说明把握",
            "一个考核期只是一个样本。样本太小不评分，等级不稳标“边界”，分不出高下标“难分高下”。",
        ),
    ],
    indicators_title: "本方案的指标",
    indicators_note: |policy| format!("“{policy}”用到的指标，定义、算法和注意事项。"),
    library_title: "指标库里的其他指标",
    library_note: "现在的方案没有用到。定义取行业通行口径。",
    formula: "算法",
    words_title: "词语",
    words: [
        ("样本不足", "案例数少于方案规定的最小样本：显示数值，但不评分，也不算零分。"),
        ("暂无数据", "本期没有一条记录可以计入这个指标。"),
        ("待定", "结果还没有出来，例如未到期、回访窗口未满。等有了结果再算。"),
        ("不适用", "这个岗位没有这项职责，不影响覆盖率。"),
        ("覆盖率", "有数据支撑的权重占全部权重的比例。太低时不评级。"),
        ("边界", "换一批同样的工作，仍评为这个等级的概率不到 80%。"),
        ("难分高下", "两人谁高谁低，把握不到 97.5%。"),
        ("工作量补偿", "按难度折算的工作量明显高于平均时，加一个有上限的分数。"),
        (
            "申诉",
            "算分单上每个指标、数字背后每条记录旁都可以申诉，提交前先看到成立后的得分。裁定要有理由，不成立或部分成立时可请另一个人再裁一次；前后得分都保留，不计入什么写在算分单上。",
        ),
    ],
    keys_title: "键盘",
    key: "按键",
    effect: "作用",
    keys: [
        ("Ctrl + K", "打开命令面板：输入页面、姓名、考核期或操作"),
        ("Ctrl + Z", "撤销上一步改动"),
        ("Ctrl + Shift + Z", "重做"),
        ("Tab / Shift + Tab", "到下一个、上一个控件"),
        ("← →", "在滑块上：权重减、加一步；按住 Shift 或用 PageUp、PageDown 一次十步"),
        ("Esc", "关闭对话框或说明"),
        ("1 … 5，0", "打分时：给这一位打分并到下一位；0 清除，上下键换人"),
        ("F8", "方案实验室：进入或退出演示模式；Esc 也能退出"),
    ],
    data_title: "数据在哪里",
    data: "全部数据只保存在这台电脑的这个浏览器里，不上传，也没有服务器。换电脑、换浏览器或清理浏览器数据之前，请在“数据”页导出 JSON 备份。",
};

pub(super) const EN: Help = Help {
    title: "Help",
    lead: "Where a score comes from, how every indicator is computed, what the words mean. Print it and put it on the wall.",
    print: "Print the help",
    way_title: "How a score comes about",
    way: [
        (
            "Counting records",
            "By an indicator's definition every record counts, is left out or is pending: that gives a numerator and a denominator. Press any number to see those records.",
        ),
        (
            "Turning into points",
            "The policy's curve turns a value into 0 to 100 points, up to 120 where the policy allows it, in steps, along a line, or all or nothing; the plot shows it.",
        ),
        (
            "Weighing",
            "Indicators make up groups by their weights, and groups the total. No data is not zero points: the weight goes to the rest of the group, and the coverage says so.",
        ),
        (
            "Correcting",
            "Workload bonus, case mix, strict and lenient raters: each correction is a line of its own, is limited, and can be switched off.",
        ),
        (
            "Grading",
            "The total ends at 100, is rounded half to even to two decimals, published, and graded by the bands; below the quality floor the grade is capped.",
        ),
        (
            "Saying how sure it is",
            "A period is a sample. Too small a sample is not scored, an unsure grade is borderline, and people who cannot be told apart are too close to call.",
        ),
    ],
    indicators_title: "Indicators of this policy",
    indicators_note: |policy| {
        format!("What “{policy}” measures: definition, formula and what to keep in mind.")
    },
    library_title: "Other indicators of the library",
    library_note: "Not used by the policy at present. The definitions are those customary in the field.",
    formula: "Formula",
    words_title: "Words",
    words: [
        (
            "Sample too small",
            "Fewer cases than the policy's minimum: the value is shown and not scored, nor is it zero points.",
        ),
        ("No data", "Not one record of the period counts under the indicator."),
        (
            "Pending",
            "The outcome is not known yet: not due, or the window for a repeat is still open.",
        ),
        (
            "Not applicable",
            "The role does not have this duty; it does not count against the coverage.",
        ),
        (
            "Coverage",
            "The share of the weight that is backed by data. Too little, and there is no grade.",
        ),
        (
            "Borderline",
            "On another sample of the same work, the probability of the same grade is below 80%.",
        ),
        ("Too close to call", "It is less than 97.5% sure which of the two is better."),
        (
            "Workload bonus",
            "A limited number of points for work well above the average, weighted by difficulty.",
        ),
        (
            "Appeal",
            "Every indicator of a sheet and every record behind a figure can be contested; the score if upheld is seen before filing. A ruling has a reason; one that is not wholly in favour can go to somebody else, once. The scores before and after are kept, and the sheet says what does not count.",
        ),
    ],
    keys_title: "Keyboard",
    key: "Key",
    effect: "What it does",
    keys: [
        ("Ctrl + K", "Opens the command palette: type a page, person, period or command"),
        ("Ctrl + Z", "Takes back the last change"),
        ("Ctrl + Shift + Z", "Makes it again"),
        ("Tab / Shift + Tab", "To the next or the previous control"),
        (
            "← →",
            "On a slider: one step less or more; ten with Shift, or with Page Up and Page Down",
        ),
        ("Esc", "Closes a dialog or an explanation"),
        (
            "1 … 5, 0",
            "While reviewing: score this person and go on to the next; 0 clears, up and down change the person",
        ),
        ("F8", "policy lab: begin or leave the presentation; Esc leaves it, too"),
    ],
    data_title: "Where the data is",
    data: "Everything is kept in this browser on this computer and nowhere else; there is no server. Before you change computer or browser or clear its data, export a JSON backup on the data page.",
};
