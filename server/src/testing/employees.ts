/** Fictional people to hire, as many as a story needs, as a table that a company's clerk would fill in. */
import { idCheckCharacter } from '@onething/core/identifiers.ts'

const families = [
  '张',
  '王',
  '李',
  '赵',
  '刘',
  '陈',
  '杨',
  '黄',
  '周',
  '吴',
  '徐',
  '孙',
  '马',
  '朱',
  '胡',
  '郭',
  '何',
  '高',
]
const given = [
  '晓雨',
  '建军',
  '雪梅',
  '志强',
  '丽娜',
  '海涛',
  '文静',
  '国庆',
  '桂芳',
  '明辉',
  '春燕',
  '立新',
  '秀兰',
  '永康',
  '佳怡',
]

export interface Hired {
  name: string
  idNumber: string
  /** One of three has no card, one of four no housing fund account, one of ten a file in public keeping. */
  hasCard: boolean
  hasFundAccount: boolean
  fileIsPublic: boolean
}

export const people = (count: number): Hired[] =>
  Array.from({ length: count }, (_, at) => {
    const body = `410199${1975 + (at % 30)}0${1 + (at % 9)}${String(10 + (at % 18))}${String(100 + at)
      .padStart(3, '0')
      .slice(-3)}`
    return {
      name: `${families[at % families.length]}${given[Math.floor(at / families.length) % given.length]}${at >= 270 ? '一' : ''}`,
      idNumber: body + idCheckCharacter(`${body}0`),
      hasCard: at % 3 !== 0,
      hasFundAccount: at % 4 !== 0,
      fileIsPublic: at % 10 === 0,
    }
  })

export const heads = [
  '姓名',
  '合同期限类型',
  '用工起始日期',
  '已有社会保障卡',
  '已有住房公积金账户',
  '人事档案保管处',
  '公民身份号码',
  '联系电话',
  '户口性质',
  '学历',
  '录用前身份',
  '岗位',
  '劳动合同终止日期',
  '试用期（个月）',
  '工时制度',
  '月工资（元）',
  '服务银行',
  '领卡方式',
  '接收激活信息的手机号',
  '档案现存机构',
  '拟接收机构',
  '转递事由',
  '是否有党员组织关系一并转接',
]

export function lineOf({ name, idNumber, hasCard, hasFundAccount, fileIsPublic }: Hired, at: number): string[] {
  const phone = `138${String(10_000_000 + at)}`
  return [
    name,
    '固定期限',
    '2026-07-01',
    hasCard ? '是' : '否',
    hasFundAccount ? '是' : '否',
    fileIsPublic ? '公共人才服务机构' : '没有或不清楚',
    idNumber,
    phone,
    '本地城镇',
    '大专',
    '从外单位转入',
    '操作工',
    '2029-06-30',
    '3',
    '标准工时',
    '5500',
    ...(hasCard ? ['', '', ''] : ['中原银行', '由单位统一领取', phone]),
    ...(fileIsPublic
      ? ['郑州市人才服务中心', '郑州市中原区人才服务中心', '就业（与单位建立劳动关系）', '否']
      : ['', '', '', '']),
  ]
}

export const csvOf = (lines: string[][]): Buffer =>
  Buffer.from([heads, ...lines].map(line => line.join(',')).join('\r\n'))
