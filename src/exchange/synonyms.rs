//! How other systems call the fields of a record, in Chinese and English.

use super::fields::Field;

/// The names of one field, each list separated by `|`.
#[derive(Clone, Copy)]
pub(super) struct Names {
    pub field: Field,
    clear: &'static str,
    vague: &'static str,
}

impl Names {
    /// Names that leave no doubt; as part of a longer header they count if the cells agree.
    pub(super) fn clear(self) -> impl Iterator<Item = &'static str> {
        self.clear.split('|')
    }

    /// Names that mean this field only if they are the whole header and the cells agree.
    pub(super) fn vague(self) -> impl Iterator<Item = &'static str> {
        self.vague.split('|').filter(|it| !it.is_empty())
    }
}

/// Every field with its names.
pub(super) const TABLE: [Names; 24] = [
    Names {
        field: Field::RecordNumber,
        clear: "通话编号|通话id|话单号|来电编号|呼叫编号|会话编号|录音编号|工单号|工单编号|工单id|流水号|\
                业务流水号|受理编号|受理单号|记录编号|记录号|记录id|单据编号|单据号|报修单号|投诉编号|任务编号|\
                任务单号|派工单号|服务单号|事件编号|订单号|call id|call number|call no|ticket id|ticket number|\
                ticket no|ticket|case id|case number|case no|record id|record number|record no|reference|\
                reference number|request id|incident number|work order|work order no|work order number|\
                interaction id|session id",
        vague: "编号|单号|序号|号码|id|no|number|key|uuid",
    },
    Names {
        field: Field::Agent,
        clear: "坐席|座席|坐席姓名|坐席名称|坐席工号|座席姓名|客服|客服姓名|客服人员|客服专员|接线员|话务员|\
                接听人|接听人员|接听客服|接待人|处理人|处理人员|经办人|经办人员|受理人|受理人员|办理人|责任人|\
                责任客服|负责人|跟进人|服务人员|执行人|管家|管家姓名|楼栋管家|物业管家|维修人员|接单人|员工|\
                员工姓名|agent|agent name|agent id|operator|representative|rep|csr|advisor|assignee|assigned to|\
                handled by|handler|answered by|owner|employee|employee name|staff|staff name|staff member",
        vague: "姓名|人员|工号|name|user",
    },
    Names {
        field: Field::Date,
        clear: "来电日期|通话日期|呼叫日期|创建日期|受理日期|登记日期|报修日期|投诉日期|接待日期|服务日期|\
                发生日期|提交日期|接听日期|工单日期|call date|created date|date created|creation date|\
                opened date|ticket date|contact date",
        vague: "日期|date|day",
    },
    Names {
        field: Field::Time,
        clear: "时刻|来电时刻|call time|time of call|time of day|contact time",
        vague: "时间|time|hour",
    },
    Names {
        field: Field::Created,
        clear: "来电时间|呼入时间|呼叫时间|创建时间|受理时间|登记时间|报修时间|投诉时间|报事时间|接待时间|\
                接单时间|建单时间|开单时间|提交时间|发起时间|发生时间|录入时间|进线时间|接入时间|通话开始时间|\
                开始时间|created|created at|created on|created time|creation time|date time|call start|\
                call start time|start time|started at|opened|opened at|timestamp|received|received at|submitted|\
                submitted at|reported at",
        vague: "通话时间|接听时间|日期时间|start|when",
    },
    Names {
        field: Field::TaskType,
        clear: "业务类型|工单类型|问题类型|服务类型|事件类型|来电类型|来电原因|来电主题|咨询类型|诉求类型|\
                诉求分类|报事类型|报修类型|投诉类型|受理类型|任务类型|问题分类|工单分类|业务分类|服务类别|\
                业务类别|问题类别|主题|topic|call topic|call type|call reason|reason for call|contact reason|\
                task type|ticket type|case type|issue type|request type|service type|issue category|category|\
                subject",
        vague: "类型|分类|类别|事项|事由|type|kind|reason",
    },
    Names {
        field: Field::Channel,
        clear: "渠道|来源渠道|受理渠道|服务渠道|来电渠道|报事渠道|接入渠道|工单来源|受理方式|报修方式|来源方式|\
                channel|contact channel|contact method|contact type",
        vague: "来源|方式|source|medium|via",
    },
    Names {
        field: Field::Urgency,
        clear: "紧急程度|紧急度|紧急级别|紧急等级|紧急|是否紧急|优先级|优先程度|重要程度|urgency|urgent|\
                priority|severity",
        vague: "级别|等级|level",
    },
    Names {
        field: Field::Room,
        clear: "房号|房间|房间号|房屋|房屋编号|房产|房屋信息|户号|室号|门牌号|单元房号|楼栋房号|业主房号|住户|\
                户室|room|room number|room no|unit|unit number|apartment|flat|household|suite",
        vague: "地址|位置|address|location",
    },
    Names {
        field: Field::Incident,
        clear: "事件|关联事件|批次事件|incident|incident id",
        vague: "",
    },
    Names {
        field: Field::Answered,
        clear: "是否接听|是否接通|是否应答|接听状态|接通状态|应答状态|接听情况|接听结果|通话状态|呼叫结果|\
                已接听|已接通|answered|is answered|call answered|was answered|answer status",
        vague: "接听|接通|应答|呼叫状态|通话结果|call status|connected",
    },
    Names {
        field: Field::Rings,
        clear: "响铃次数|振铃次数|响铃声数|振铃声数|铃声次数|rings|ring count|number of rings",
        vague: "响铃|振铃",
    },
    Names {
        field: Field::WaitSeconds,
        clear: "应答时长|应答速度|平均应答速度|应答耗时|等待时长|等待秒数|排队时长|排队等待时长|响铃时长|\
                振铃时长|接听时长|接起时长|响应秒数|客户等待时长|speed of answer|speed of answer in seconds|\
                answer speed|average speed of answer|asa|wait time|waiting time|wait seconds|wait|\
                time to answer|queue time|ring time|ring duration",
        vague: "等待时间|响铃时间|振铃时间|排队时间|应答时间",
    },
    Names {
        field: Field::TalkDuration,
        clear: "通话时长|平均通话时长|通话秒数|通话分钟数|会话时长|谈话时长|呼叫时长|talk duration|\
                avg talk duration|average talk duration|talk time|talk seconds|call duration|call length|\
                conversation time|handle time",
        vague: "通话时间|时长|duration|length",
    },
    Names {
        field: Field::FirstResponse,
        clear: "首次响应时间|首次回复时间|首响时间|首次反馈时间|首次联系时间|响应时间|回复时间|到场时间|\
                first response|first response time|first response at|first reply|first reply at|responded at|\
                response time",
        vague: "反馈时间",
    },
    Names {
        field: Field::Due,
        clear: "截止时间|截止日期|到期时间|要求完成时间|计划完成时间|应完成时间|承诺完成时间|预计完成时间|\
                处理时限|完成时限|时限|due|due date|due at|due by|deadline|target date|resolve by",
        vague: "期限",
    },
    Names {
        field: Field::Resolved,
        clear: "是否解决|是否已解决|已解决|是否办结|是否完成|是否处理|解决情况|解决状态|是否一次解决|完成情况|\
                办结情况|resolved|is resolved|was resolved|solved|issue resolved|resolution status",
        vague: "处理结果|处理状态|处理情况|工单状态|状态|解决|结果|status|state|ticket status|resolution|\
                outcome|result",
    },
    Names {
        field: Field::ResolvedAt,
        clear: "解决时间|完成时间|办结时间|处理完成时间|完工时间|结单时间|关闭时间|关单时间|结案时间|解决日期|\
                完成日期|办结日期|resolved at|resolved on|resolved date|resolution date|resolution time|\
                solved at|closed at|closed on|closed date|close date|completed at|completion date|\
                completion time|date resolved|date closed",
        vague: "结束时间|处理时间|closed|completed|end time",
    },
    Names {
        field: Field::Reopened,
        clear: "重开时间|重新打开时间|返修时间|二次报修时间|reopened|reopened at|reopened on",
        vague: "",
    },
    Names {
        field: Field::ClosedBy,
        clear: "关单人|结单人|关闭人|办结人|closed by|resolved by|completed by",
        vague: "",
    },
    Names {
        field: Field::Rating,
        clear: "满意度|满意度评分|满意度评价|满意度得分|客户满意度|业主满意度|评分|客户评价|业主评价|客户评分|\
                服务评价|服务评分|评价等级|评价得分|回访评价|回访满意度|satisfaction|satisfaction rating|\
                satisfaction score|customer satisfaction|customer rating|csat|csat score|rating|score|\
                feedback score|stars",
        vague: "评价|得分|打分|星级|是否满意|feedback",
    },
    Names {
        field: Field::About,
        clear: "被投诉人|被投诉员工|投诉对象|complaint about|complained about|subject staff",
        vague: "",
    },
    Names {
        field: Field::Upheld,
        clear: "是否有责|有责|是否属实|投诉是否成立|是否有效投诉|有效投诉|责任判定|upheld|complaint upheld|\
                is upheld|justified",
        vague: "属实",
    },
    Names {
        field: Field::Note,
        clear: "备注|备注信息|说明|描述|问题描述|工单描述|内容|来电内容|工单内容|诉求内容|报事内容|投诉内容|\
                处理意见|处理过程|通话摘要|note|notes|comment|comments|remark|remarks|description|summary|\
                details",
        vague: "摘要|反馈|意见",
    },
];

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;
    use crate::exchange::text::key;

    #[test]
    fn every_field_has_names_in_two_languages() {
        assert_eq!(TABLE.map(|it| it.field), Field::ALL);
        for names in TABLE {
            let is_ascii: Vec<bool> = names.clear().map(str::is_ascii).collect();
            let languages = (is_ascii.contains(&false), is_ascii.contains(&true));
            assert_eq!(languages, (true, true), "{:?}", names.field);
        }
    }

    #[test]
    fn no_clear_name_means_two_fields() {
        let mut owner = BTreeMap::new();
        for names in TABLE {
            for name in names.clear() {
                let before = owner.insert(key(name), names.field);
                assert!(before.is_none_or(|it| it == names.field), "{name} means two fields");
            }
        }
    }
}
