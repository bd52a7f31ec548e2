//! Words to values: yes or no, channels, urgency, as systems in two languages write them.

use super::text::{is_among, lower};
use super::values::ValueError;
use crate::model::{Channel, Urgency};

/// Yes or no: `Y`, `是`, `1`, `已解决`, `未接通`, `closed` and their like.
pub fn read_yes_no(text: &str) -> Result<bool, ValueError> {
    const YES: &str = "y|yes|true|t|1|是|对|有|√|✓|✔|answered|done";
    const NO: &str = "n|no|false|f|0|否|不|无|×|✗|✘|x|\
                      处理中|进行中|放弃|已放弃|漏接|\
                      unanswered|missed|abandoned|open|pending";
    /// What a case is when it is over, with or without 已 before it.
    const OVER: &str = "解决|完成|办结|处理|处理完成|接听|接通|接|应答|接起|关闭|结案|结单|完工|\
                        闭环|修复|结束|resolved|solved|closed";
    // Most exports say no more than one letter.
    match text {
        "Y" | "y" | "1" => return Ok(true),
        "N" | "n" | "0" => return Ok(false),
        _ => {}
    }
    let text = lower(text);
    let text = text.as_str();
    let is_over = |it: &str| is_among(it, OVER);
    let is_not_yet = |it: &str| it.chars().count() <= 4;
    let opposite = text.strip_prefix("un").is_some_and(is_over);
    if is_among(text, NO) || opposite || (text.starts_with(['未', '没', '待']) && is_not_yet(text))
    {
        Ok(false)
    } else if is_among(text, YES) || is_over(text.strip_prefix('已').unwrap_or(text)) {
        Ok(true)
    } else {
        Err(ValueError::Unknown)
    }
}

/// How a contact came in.
pub(super) fn read_channel(text: &str) -> Result<Channel, ValueError> {
    const WORDS: [(Channel, &str); 5] = [
        (Channel::Wechat, "微信|公众号|小程序|企微|wechat|weixin"),
        (Channel::App, "app|手机应用|客户端|线上报事"),
        (Channel::Desk, "前台|柜台|服务中心|来访|现场|desk|counter|walk-in"),
        (Channel::Visit, "上门|走访|入户|visit"),
        (Channel::Phone, "电话|来电|热线|呼入|座机|phone|call|tel|hotline"),
    ];
    let text = lower(text);
    let named = WORDS.iter().find(|(_, words)| words.split('|').any(|it| text.contains(it)));
    named.map(|(channel, _)| *channel).ok_or(ValueError::Unknown)
}

/// How pressing a case is, in words or as the answer to "urgent?".
pub(super) fn read_urgency(text: &str) -> Result<Urgency, ValueError> {
    const NORMAL: &str =
        "一般|普通|正常|常规|低|中|不紧急|非紧急|normal|low|medium|regular|routine|standard";
    const URGENT: &str =
        "紧急|加急|急|特急|非常紧急|高|重大|urgent|high|critical|emergency|very urgent|rush";
    let word = lower(text);
    if is_among(&word, NORMAL) {
        Ok(Urgency::Normal)
    } else if is_among(&word, URGENT) {
        Ok(Urgency::Urgent)
    } else {
        read_yes_no(text).map(|urgent| if urgent { Urgency::Urgent } else { Urgency::Normal })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn yes_and_no_in_two_languages() {
        for text in ["Y", " yes", "TRUE", "1", "是", "已解决", "已接听", "Resolved", "Y"] {
            assert_eq!(read_yes_no(text), Ok(true), "{text:?}");
        }
        for text in ["N", "No", "false", "0", "否", "未解决", "未接通", "待处理", "没有", "已放弃"]
        {
            assert_eq!(read_yes_no(text), Ok(false), "{text:?}");
        }
        for text in ["maybe", "2", "已取消", "好", "已更换水龙头", "未联系到业主"] {
            assert_eq!(read_yes_no(text), Err(ValueError::Unknown), "{text:?}");
        }
    }

    #[test]
    fn channels_and_urgency() {
        assert_eq!(read_channel("微信小程序"), Ok(Channel::Wechat));
        assert_eq!(read_channel("Phone call"), Ok(Channel::Phone));
        assert_eq!(read_channel("鸽子"), Err(ValueError::Unknown));
        assert_eq!(read_urgency("紧急"), Ok(Urgency::Urgent));
        assert_eq!(read_urgency("否"), Ok(Urgency::Normal));
    }
}
