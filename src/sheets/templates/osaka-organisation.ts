/** 大阪市 バックオフィスDX: who sits in the PT, the two WGs and the secretariat, by 設置要綱; and the systems of its annex. */
import type { NewMember, NewSystem } from '../schema/declarations/tables';

const CHARTER = 'バックオフィスDXプロジェクトチーム設置要綱';
const TEAM = 'バックオフィスDXPT';
const MANAGERS = 'バックオフィスDX課長級WG';
const CHIEFS = 'バックオフィスDX係長級WG';
const article = (text: string): string => `${CHARTER} ${text}`;

const teamMember = (post: string): NewMember => ({
  body: TEAM,
  role: '構成員',
  post,
  appointment: '充て職',
  basis: article('第3条第3項'),
  remarks: '相互に連携しなければならない（第3条第6項）',
});

/** The charter says that the leader needs them and not how they are named (選任方法 stays blank). */
const groupMembers = (body: string, leader: string, basis: string, together: string): NewMember => ({
  body,
  role: 'メンバー',
  post: `${leader}が必要とするメンバー`,
  basis: article(basis),
  remarks: `相互に連携しなければならない（${together}）`,
});

/** What the charter says of the body as a whole stands with its secretariat, who keep the papers. */
const secretariat = (body: string, about: string): NewMember => ({
  body,
  role: '事務局',
  post: 'デジタル統括室DX推進担当',
  division: 'デジタル統括室',
  basis: article('第6条'),
  remarks: `庶務を処理する。${about}`,
});

export const OSAKA_MEMBERS: readonly NewMember[] = [
  {
    body: TEAM,
    role: 'リーダー',
    post: '大阪市DX推進本部の副本部長',
    appointment: '指名',
    basis: `${article('第3条第2項')}（大阪市DXの推進に関する規程第9条第3項）`,
    remarks:
      '本部の副本部長のうち、本部の本部長が指名する。会議を招集し、主宰する（第3条第4項）。必要と認めるときは構成員以外の者に出席を求めることができる（第3条第7項）',
  },
  {
    body: TEAM,
    role: '幹事',
    post: 'デジタル統括室長',
    appointment: '充て職',
    basis: article('第3条第3項'),
    remarks: '構成員でもある。所掌事務を統括し、リーダーを補佐する（第3条第5項）。相互に連携しなければならない（第3条第6項）',
  },
  teamMember('総務局長'),
  teamMember('財政局長'),
  teamMember('契約管財局長'),
  teamMember('会計室長'),
  secretariat(
    TEAM,
    '大阪市DXの推進に関する規程第9条第1項に基づき、大阪市DX推進本部に置く（第1条）。内部管理業務を全体最適化し、業務変革（DX）を実現することを目指し、グランドデザインの策定、関係所属間の情報共有、課題検討及び進捗管理を行う（第1条第2項）。' +
      '所掌事務：会議、グランドデザインの策定、別表の情報システムに関する事務（第2条）。規程第9条第2項に基づき、リーダー、幹事及びその他の構成員で組織する（第3条）。要綱の施行に関し必要な事項を定める（第7条）。令和5年4月20日施行（附則1）。バックオフィス準備ワーキンググループ設置要綱（令和4年10月18日決裁）は廃止（附則2）',
  ),
  {
    body: MANAGERS,
    role: 'リーダー',
    post: 'デジタル統括室DX事業調整担当課長',
    division: 'デジタル統括室',
    appointment: '充て職',
    basis: article('第4条第3項'),
    remarks:
      '幹事の命を受けて課長級WGを招集し、主宰する（第4条第4項）。必要と認めるときはメンバー以外の者に出席を求めることができる（第4条第7項）。組織及び運営に関する事項を別に定める（第4条第8項）。相互に連携しなければならない（第4条第6項）',
  },
  groupMembers(MANAGERS, '課長級WGリーダー', '第4条第5項', '第4条第6項'),
  secretariat(
    MANAGERS,
    '検討状況の確認、方針等についての意見調整等を行うために置く（第4条）。課長級WGリーダー及び課長級WGメンバーで組織する（第4条第2項）',
  ),
  {
    body: CHIEFS,
    role: 'リーダー',
    post: '幹事が指名する者',
    appointment: '指名',
    basis: article('第5条第3項'),
    remarks:
      '幹事の命を受けて係長級WGを招集し、主宰する（第5条第4項）。進捗状況を定期的に課長級WGに報告する（第5条第6項）。必要と認めるときはメンバー以外の者に出席を求めることができる（第5条第8項）。組織及び運営に関する事項を別に定める（第5条第9項）。相互に連携しなければならない（第5条第7項）',
  },
  groupMembers(CHIEFS, '係長級WGリーダー', '第5条第5項', '第5条第7項'),
  secretariat(
    CHIEFS,
    '内部管理業務及び情報システムに係る具体的な検討を行うために置く（第5条）。係長級WGリーダー及び係長級WGメンバーで組織する（第5条第2項）',
  ),
];

const annex = (number: number, name: string): NewSystem => ({
  id: `OS-${number}`,
  name,
  category: '内部管理',
  remarks: `区分は当方の読み方（内部管理業務）\n出典：${CHARTER} 別表（第2条関係）${number}`,
});

export const OSAKA_SYSTEMS: readonly NewSystem[] = [
  annex(1, '文書管理システム'),
  annex(2, '総務事務システム'),
  annex(3, '予算編成システム'),
  annex(4, '電子調達システム'),
  annex(5, '電子契約システム'),
  annex(6, '財務会計システム'),
];
