//! What people note down and residents say, in the words of a Chinese service desk.

use crate::model::records::Cause;

/// Notes on enquiries.
pub(super) const ENQUIRIES: [&str; 16] = [
    "咨询地下车位月租续费",
    "咨询物业费缴纳方式,已发二维码",
    "补办门禁卡,已告知带身份证",
    "装修申请需要哪些材料",
    "询问快递柜取件码失效怎么办",
    "询问停水检修时间",
    "访客车辆如何登记",
    "咨询物业费发票开具",
    "询问大件垃圾堆放点",
    "咨询电动车充电桩收费",
    "询问泳池开放时间",
    "搬家需要开放行条",
    "咨询宽带报装联系谁",
    "人脸门禁录入不成功,已指导重录",
    "咨询业主变更手续",
    "询问充电车棚月卡",
];

/// Notes on ordinary repairs.
pub(super) const REPAIRS: [&str; 14] = [
    "厨房下水道堵塞",
    "卫生间顶部渗水,疑似楼上防水",
    "楼道感应灯不亮",
    "单元门禁刷卡无反应",
    "入户门锁松动",
    "阳台地漏返味",
    "空调外机滴水影响楼下",
    "对讲机听不到声音",
    "外墙渗水,墙皮起泡",
    "客厅插座没电",
    "热水管压力小",
    "窗户锁扣损坏",
    "消防门闭门器坏了",
    "电梯按钮不灵敏",
];

/// Notes on urgent repairs.
pub(super) const URGENT_REPAIRS: [&str; 7] = [
    "水管爆裂,已先关总阀",
    "电梯困人,维保已到场",
    "整户跳闸停电",
    "入户管道漏水到楼下",
    "马桶反水",
    "车库入口积水",
    "楼道有焦糊味,已联系电工",
];

/// Notes on complaints about the premises, neighbours and services.
pub(super) const COMPLAINTS: [&str; 11] = [
    "楼上装修噪音,周末也施工",
    "楼道垃圾清运不及时",
    "车位长期被外来车占用",
    "广场舞音响太大",
    "有人高空抛物,要求查监控",
    "遛狗不牵绳",
    "报修三天没人上门",
    "保洁拖地后地面湿滑",
    "电动车进电梯无人管",
    "绿化带杂草多、蚊虫多",
    "公共区域堆放杂物",
];

/// Notes on complaints about a member of staff.
pub(super) const ACCUSATIONS: [&str; 6] = [
    "反映接待时态度不耐烦",
    "说好回电一直没有回",
    "反映推诿,让业主自己找工程部",
    "反映电话没说完就被挂断",
    "反映登记的信息有误,跑了两趟",
    "反映答复前后不一致",
];

/// Notes on calls nobody picked up in time.
pub(super) const MISSED: [&str; 3] =
    ["来电未接通,已回拨", "振铃后业主挂断,回拨已说明", "未接来电,回拨无人接听"];

/// The note on a case that was entered twice.
pub(super) const TWICE: &str = "同一事项重复登记";

/// Courses: the name and the hours.
pub(super) const COURSES: [(&str, u16); 7] = [
    ("服务礼仪与沟通话术", 3),
    ("接听规范与工单登记", 3),
    ("报修分类与紧急处置", 2),
    ("投诉处理与情绪安抚", 2),
    ("物业管理条例与收费政策", 3),
    ("满意度回访技巧", 1),
    ("装修巡查要点", 2),
];

/// What residents say with a low rating.
pub(super) fn grumbles(cause: Cause) -> &'static [&'static str] {
    match cause {
        Cause::Attitude => &["语气生硬", "爱答不理", "说话不耐烦,让我自己看公告"],
        Cause::Slow => &["等太久了", "催了两次才来", "说当天回复,拖到第三天"],
        Cause::Unsolved => &["修完第二天又漏了", "问了等于没问", "问题还在"],
        Cause::Premises => &["电梯太旧老出故障", "车位本来就不够", "小区隔音差"],
        Cause::NotOurs => &["自来水公司停水,不该怪物业", "开发商保修拖着不修", "是快递公司的问题"],
    }
}
