//! What went wrong, and what to do about it.

/// Words for errors.
#[derive(Debug)]
pub struct Errors {
    pub file_unreadable: &'static str,
    pub table_empty: &'static str,
    pub table_only_header: &'static str,
    pub workbook: &'static str,
    pub pdf: &'static str,
    pub html: &'static str,
    pub utf16: &'static str,
    pub binary: &'static str,
    pub not_utf8: fn(line: usize) -> String,
    pub too_large: fn(mebibytes: usize) -> String,
    pub too_many_rows: fn(limit: &str) -> String,
    pub too_many_columns: fn(row: u32, limit: usize) -> String,
    pub cell_too_long: fn(row: u32, column: usize, limit: &str) -> String,
    pub open_quote: fn(row: u32) -> String,
    pub not_json: fn(line: usize, column: usize) -> String,
    pub too_deep: &'static str,
    pub not_a_bundle: &'static str,
    pub newer_bundle: fn(found: u64, newest: u64) -> String,
    pub name_twice: fn(name: &str) -> String,
    pub damaged: fn(path: &str) -> String,
    pub no_office: &'static str,
    pub office_twice: fn(id: &str) -> String,
    pub office: fn(office: &str, problem: &str) -> String,
    pub nothing_changed: &'static str,
    pub no_such_office: &'static str,
    pub no_name: &'static str,
    pub no_roles: fn(policy: &str) -> String,
    pub policy_twice: fn(policy: &str) -> String,
    pub role_twice: fn(role: &str) -> String,
    pub role_unjudged: fn(role: &str) -> String,
    pub staff_twice: fn(id: &str) -> String,
    pub record_twice: fn(id: &str) -> String,
    pub rating: fn(of: &str) -> String,
    pub shift: fn(staff: &str) -> String,
    pub recommendation: fn(survey: &str) -> String,
    pub inspection: fn(id: &str) -> String,
    pub group_sum: fn(percent: &str) -> String,
    pub local_sum: fn(group: &str, percent: &str) -> String,
    pub twice: fn(id: &str) -> String,
    pub no_such_group: fn(group: &str) -> String,
    pub curve: fn(indicator: &str) -> String,
    pub above_full: fn(indicator: &str) -> String,
    pub correction: fn(indicator: &str) -> String,
    pub red_line: fn(indicator: &str) -> String,
    pub measure: fn(indicator: &str, flaw: &str) -> String,
    pub flaw_no_limit: &'static str,
    pub flaw_no_short: &'static str,
    pub bands: &'static str,
    pub out_of_range: fn(what: &str, most: &str) -> String,
    pub limit_version: &'static str,
    pub limit_coverage: &'static str,
    pub limit_band: &'static str,
    pub limit_coefficient: &'static str,
    pub limit_floor: &'static str,
    pub limit_smallest_sample: &'static str,
    pub limit_added_cases: &'static str,
    pub limit_workload_threshold: &'static str,
    pub limit_workload_rate: &'static str,
    pub limit_workload_cap: &'static str,
    pub limit_workload_gate: &'static str,
    pub storage_blocked: &'static str,
    pub storage_full: &'static str,
    pub storage_other: &'static str,
    pub chart: &'static str,
    pub record_gone: &'static str,
    pub no_such_agent: &'static str,
    pub no_such_type: &'static str,
    pub response_first: &'static str,
    pub resolved_first: &'static str,
    pub due_first: &'static str,
    pub reopened_first: &'static str,
    pub talk_unanswered: &'static str,
}

pub(super) const ZH: Errors = Errors {
    file_unreadable: "浏览器没能读出这个文件。请确认文件没有被移动，再试一次。",
    table_empty: "文件是空的。请换一份有内容的文件。",
    table_only_header: "文件只有表头，没有记录。",
    workbook: "这是 Excel 工作簿。请在 Excel 里“另存为”，类型选“CSV UTF-8（逗号分隔）”，再导入。",
    pdf: "这是 PDF。请从原系统导出表格（CSV），再导入。",
    html: "这是网页，只是用了表格的扩展名。请用 Excel 打开后另存为“CSV UTF-8”，再导入。",
    utf16: "这是 UTF-16 文本。请另存为“CSV UTF-8”，再导入。",
    binary: "这不是文本表格。请导出为“CSV UTF-8”，再导入。",
    not_utf8: |line| {
        format!("第 {line} 行的文字编码无法识别。请在 Excel 里另存为“CSV UTF-8”，再导入。")
    },
    too_large: |mebibytes| format!("文件超过 {mebibytes} MB。请按月份分开导出。"),
    too_many_rows: |limit| format!("超过 {limit} 行。请按月份分开导出。"),
    too_many_columns: |row, limit| {
        format!("第 {row} 行超过 {limit} 列，不像是记录表。请检查分隔符。")
    },
    cell_too_long: |row, column, limit| {
        format!("第 {row} 行第 {column} 列超过 {limit} 个字符。请检查引号是否成对。")
    },
    open_quote: |row| format!("第 {row} 行的引号没有配对，后面的内容会错位。请改好后再导入。"),
    not_json: |line, column| {
        format!("文件不完整或已损坏：第 {line} 行第 {column} 列起读不下去。请重新导出一份。")
    },
    too_deep: "文件的层层嵌套超出常理，不是绩衡导出的。",
    not_a_bundle: "这是 JSON，但不是绩衡导出的文件。",
    newer_bundle: |found, newest| {
        format!(
            "文件由更新的版本写成（格式 {found}，本页最多读到 {newest}）。请重新载入本页以更新，再导入。"
        )
    },
    name_twice: |name| format!("文件里“{name}”重复出现，无法确定以哪个为准。请重新导出一份。"),
    damaged: |path| match path {
        "" => "文件内容不完整。请重新导出一份。".to_owned(),
        path => format!("文件内容有误，位置：{path}。请重新导出一份。"),
    },
    no_office: "文件里没有任何项目。",
    office_twice: |id| format!("文件里有两个编号同为“{id}”的项目。请重新导出一份。"),
    office: |office, problem| format!("项目“{office}”不能使用：{problem}"),
    nothing_changed: "没有导入任何内容，原有数据不变。",
    no_such_office: "这个项目已经不在了。",
    no_name: "项目名称不能为空。",
    no_roles: |policy| format!("分岗方案“{policy}”没有写明适用的岗位。"),
    policy_twice: |policy| format!("方案编号“{policy}”出现了两次。"),
    role_twice: |role| format!("“{role}”同时适用两个方案，只能保留一个。"),
    role_unjudged: |role| format!("没有方案适用于“{role}”，而项目里有这个岗位的人员。"),
    staff_twice: |id| format!("人员编号“{id}”重复。"),
    record_twice: |id| format!("记录编号“{id}”重复。"),
    rating: |of| format!("“{of}”的评分不在 1 到 5 之间。"),
    shift: |staff| format!("“{staff}”有一个班次的结束早于开始。"),
    recommendation: |survey| format!("问卷“{survey}”的推荐意愿不在 0 到 10 之间。"),
    inspection: |id| format!("质检“{id}”的得分超过适用分值。"),
    group_sum: |percent| format!("指标组权重合计为 {percent}，应为 100%。"),
    local_sum: |group, percent| format!("{group}组内权重合计为 {percent}，应为 100%。"),
    twice: |id| format!("“{id}”重复出现。"),
    no_such_group: |group| format!("没有“{group}”这个指标组。"),
    curve: |indicator| {
        format!("“{indicator}”的换算曲线不可用：取值要递增，得分要在 0–100（允许超额时 120）之间。")
    },
    above_full: |indicator| {
        format!(
            "“{indicator}”的换算曲线超过 100 分，而方案不允许超额得分：请先把它改到 100 分以内。"
        )
    },
    correction: |indicator| {
        format!(
            "“{indicator}”的修正方式不适用：业务结构和小样本修正只用于比率，宽严修正只用于评价。"
        )
    },
    red_line: |indicator| format!("“{indicator}”的红线应封顶到方案中低于最高级的某一等级。"),
    measure: |indicator, flaw| format!("“{indicator}”的定义不可用：{flaw}"),
    flaw_no_limit: "时限不能为零。",
    flaw_no_short: "没有说明多少秒之内算短放弃。",
    bands: "等级应从高到低排列，最低一级从 0 分起。",
    out_of_range: |what, most| format!("方案中{what}应在 0 到 {most} 之间。"),
    limit_version: "版本号",
    limit_coverage: "最低数据覆盖率（万分之一）",
    limit_band: "等级起点（百分之一分）",
    limit_coefficient: "等级的奖金系数",
    limit_floor: "质量底线分",
    limit_smallest_sample: "最小样本数",
    limit_added_cases: "小样本校正计入的件数",
    limit_workload_threshold: "工作量补偿的起点（万分之一）",
    limit_workload_rate: "工作量补偿的每倍分数",
    limit_workload_cap: "工作量补偿的上限分",
    limit_workload_gate: "工作量补偿的质量门槛分",
    storage_blocked: "浏览器不允许本页存储数据。",
    storage_full: "本机空间已满，最近的改动没有写入。请导出 JSON 备份，删除不再需要的项目，改动会自动再写。",
    storage_other: "浏览器没能写入，最近的改动还在本页里。请导出 JSON 备份，再重新载入。",
    chart: "图没能画出来，数据见下表。",
    record_gone: "这条记录已经不在了，可能刚刚删除。请关上这个窗口，再看列表。",
    no_such_agent: "这个客服不在人员名单里。请换一位。",
    no_such_type: "没有这个类型。请换一个。",
    response_first: "首次响应早于创建时间。请改其中一个。",
    resolved_first: "解决时间早于创建时间。请改其中一个。",
    due_first: "时限早于创建时间。请改其中一个。",
    reopened_first: "重开时间早于创建时间。请改其中一个。",
    talk_unanswered: "没有接听的电话不会有通话时长。请清空通话时长，或改为已接听。",
};

pub(super) const EN: Errors = Errors {
    file_unreadable: "The browser could not read this file. Make sure it has not been moved and try again.",
    table_empty: "The file is empty. Choose one with content.",
    table_only_header: "The file has a header and no records.",
    workbook: "This is an Excel workbook. In Excel choose “Save as”, type “CSV UTF-8”, and import that.",
    pdf: "This is a PDF. Export the table as CSV from the system it comes from, and import that.",
    html: "This is a web page under a spreadsheet's name. Open it in Excel, save it as “CSV UTF-8”, and import that.",
    utf16: "This is UTF-16 text. Save it as “CSV UTF-8” and import that.",
    binary: "This is not a text table. Export it as “CSV UTF-8” and import that.",
    not_utf8: |line| {
        format!(
            "The letters of line {line} are in an unknown encoding. In Excel save the file as “CSV UTF-8” and import that."
        )
    },
    too_large: |mebibytes| {
        format!("The file is larger than {mebibytes} MB. Export it month by month.")
    },
    too_many_rows: |limit| format!("More than {limit} rows. Export them month by month."),
    too_many_columns: |row, limit| {
        format!(
            "Row {row} has more than {limit} columns, which is no table of records. Check the separator."
        )
    },
    cell_too_long: |row, column, limit| {
        format!(
            "Row {row}, column {column} is longer than {limit} characters. Check that quotation marks come in pairs."
        )
    },
    open_quote: |row| {
        format!(
            "A quotation mark in row {row} is never closed, and what follows would be displaced. Correct it and import again."
        )
    },
    not_json: |line, column| {
        format!(
            "The file is cut off or damaged: it cannot be read from line {line}, column {column}. Export it anew."
        )
    },
    too_deep: "The file is nested beyond reason; Jiheng did not export it.",
    not_a_bundle: "This is JSON, but not a file exported by Jiheng.",
    newer_bundle: |found, newest| {
        format!(
            "The file was written by a newer version (format {found}; this page reads up to {newest}). Reload the page to update it, then import again."
        )
    },
    name_twice: |name| {
        format!(
            "“{name}” stands twice in the file, and nothing says which one holds. Export it anew."
        )
    },
    damaged: |path| match path {
        "" => "The file is incomplete. Export it anew.".to_owned(),
        path => format!("The file is wrong at {path}. Export it anew."),
    },
    no_office: "There is no office in the file.",
    office_twice: |id| format!("Two offices in the file have the id “{id}”. Export it anew."),
    office: |office, problem| format!("The office “{office}” cannot be used: {problem}"),
    nothing_changed: "Nothing was imported; your data is as it was.",
    no_such_office: "This office is gone.",
    no_name: "An office needs a name.",
    no_roles: |policy| format!("The policy “{policy}” does not say for which roles it is."),
    policy_twice: |policy| format!("The policy id “{policy}” occurs twice."),
    role_twice: |role| format!("Two policies are for “{role}”; only one can be."),
    role_unjudged: |role| {
        format!("There are people of the role “{role}”, but no policy is for them.")
    },
    staff_twice: |id| format!("The staff id “{id}” occurs twice."),
    record_twice: |id| format!("The record id “{id}” occurs twice."),
    rating: |of| format!("“{of}” has a rating outside 1 to 5."),
    shift: |staff| format!("A shift of “{staff}” ends before it starts."),
    recommendation: |survey| format!("The survey “{survey}” has a recommendation outside 0 to 10."),
    inspection: |id| format!("The inspection “{id}” has more points than applied."),
    group_sum: |percent| format!("The groups' weights sum to {percent}; they should sum to 100%."),
    local_sum: |group, percent| {
        format!("The weights within {group} sum to {percent}; they should sum to 100%.")
    },
    twice: |id| format!("“{id}” occurs twice."),
    no_such_group: |group| format!("There is no group “{group}”."),
    curve: |indicator| {
        format!(
            "The curve of “{indicator}” is not usable: values must rise and points stay within 0 to 100, or 120 where more is allowed."
        )
    },
    above_full: |indicator| {
        format!(
            "The curve of “{indicator}” gives more than 100 points, and the policy does not allow that: first bring it down to 100 or less."
        )
    },
    correction: |indicator| {
        format!(
            "The correction of “{indicator}” does not fit: case mix and small samples are for shares, reviewers' severity is for reviews."
        )
    },
    red_line: |indicator| {
        format!(
            "The red line of “{indicator}” must cap the grade at one of the policy's below the best."
        )
    },
    measure: |indicator, flaw| format!("“{indicator}” cannot be measured: {flaw}"),
    flaw_no_limit: "its limit is zero.",
    flaw_no_short: "it does not say up to which second an abandon is short.",
    bands: "Grades must fall from best to worst, and the last begin at 0.",
    out_of_range: |what, most| format!("{what} must be between 0 and {most}."),
    limit_version: "The version",
    limit_coverage: "The least data coverage (in ten-thousandths)",
    limit_band: "The start of a grade (in hundredths of a point)",
    limit_coefficient: "The bonus coefficient of a grade",
    limit_floor: "The quality floor",
    limit_smallest_sample: "The smallest sample",
    limit_added_cases: "The number of cases added for a small sample",
    limit_workload_threshold: "The threshold of the workload bonus (in ten-thousandths)",
    limit_workload_rate: "The rate of the workload bonus",
    limit_workload_cap: "The cap of the workload bonus",
    limit_workload_gate: "The quality gate of the workload bonus",
    storage_blocked: "The browser does not let this page store data.",
    storage_full: "There is no room left on this device; the last changes were not written. Export JSON as a backup and delete offices you no longer need: writing is tried again with the next change.",
    storage_other: "The browser could not write; the last changes are still in this page. Export JSON as a backup, then reload.",
    chart: "The chart could not be drawn; the data is in the table.",
    record_gone: "This record is gone; it may just have been deleted. Close this window and look at the list again.",
    no_such_agent: "This agent is not among the staff. Choose another one.",
    no_such_type: "There is no such type. Choose another one.",
    response_first: "The first response is earlier than the creation. Change one of them.",
    resolved_first: "The resolution is earlier than the creation. Change one of them.",
    due_first: "The limit is earlier than the creation. Change one of them.",
    reopened_first: "It was opened again before it was created. Change one of them.",
    talk_unanswered: "A call nobody answered has no talk time. Clear the talk time or say that it was answered.",
};
