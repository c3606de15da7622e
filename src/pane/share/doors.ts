import { BIND_DOOR } from '../bind/bind-door';
import { DOCTOR_DOOR } from '../doctor/doctor-door';
import type { Door } from '../frame/panel/door';
import { HANDOVER_DOOR } from '../handover/handover-door';
import { PUBLISH_DOOR } from '../publish/publish-door';
import { ROUNDS_DOOR } from '../rounds/rounds-door';
import { DASHBOARD_DOOR } from '../pack/dashboard-door';
import { PACK_DOOR } from '../pack/pack-door';
import { SUCCESSOR_DOOR } from '../pack/successor-door';

/**
 * The doors of 共有, one line each, in the order in which they are shown: 照会, 報告書に結び付ける, 会議資料, ダッシュボード, 引継ぎ, 共有用コピー,
 * 公開用の点検と書き出し, 数式の診断. Only what works stands here; while the list is empty there is no tab. See `frame/door.ts`.
 */
export const DOORS: readonly Door[] = [
  ROUNDS_DOOR,
  BIND_DOOR,
  PACK_DOOR,
  DASHBOARD_DOOR,
  SUCCESSOR_DOOR,
  HANDOVER_DOOR,
  PUBLISH_DOOR,
  DOCTOR_DOOR,
];
