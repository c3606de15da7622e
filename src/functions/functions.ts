/* eslint-disable @typescript-eslint/no-explicit-any -- the metadata generator reads syntax only: a range is spelled any[][] */
import * as calls from '../domain/call/calls';
import { answer } from './answer';

/**
 * 計画の表にある、その年の目標値を返します。
 * @customfunction TARGET
 * @param {any[][]} kpi KPIの名称または番号
 * @param {any[][]} year 目標年（2030、「令和12年度」など）
 * @param {any[][]} plan 1行目が見出しの計画の表（DX_KPIs[#All] など）
 * @returns {any[][]} 各行の答え
 */
export function TARGET(kpi: any[][], year: any[][], plan: any[][]): any[][] {
  return answer(calls.TARGET(kpi, year, plan));
}

/**
 * 目標まであとどれだけかを返します。0以下なら達成です。
 * @customfunction KPIGAP
 * @param {any[][]} kpi KPIの名称または番号
 * @param {any[][]} year 目標年（2030、「令和12年度」など）
 * @param {any[][]} actual 実績値（「約35万時間」のような文字も可）
 * @param {any[][]} plan 1行目が見出しの計画の表（DX_KPIs[#All] など）
 * @returns {any[][]} 各行の答え
 */
export function KPIGAP(kpi: any[][], year: any[][], actual: any[][], plan: any[][]): any[][] {
  return answer(calls.KPIGAP(kpi, year, actual, plan));
}

/**
 * 基準値から目標までのうち、どこまで進んだかを割合で返します（1で達成）。
 * @customfunction PROGRESS
 * @param {any[][]} kpi KPIの名称または番号
 * @param {any[][]} year 目標年（2030、「令和12年度」など）
 * @param {any[][]} actual 実績値（「約35万時間」のような文字も可）
 * @param {any[][]} plan 1行目が見出しの計画の表（DX_KPIs[#All] など）
 * @returns {any[][]} 各行の答え
 */
export function PROGRESS(kpi: any[][], year: any[][], actual: any[][], plan: any[][]): any[][] {
  return answer(calls.PROGRESS(kpi, year, actual, plan));
}

/**
 * 基準日の計画値（目標までの経路上の値）を返します。
 * @customfunction EXPECTED
 * @param {any[][]} kpi KPIの名称または番号
 * @param {any[][]} year 目標年（2030、「令和12年度」など）
 * @param {any[][]} asOf 基準日（日付、または2026のような年度）
 * @param {any[][]} plan 1行目が見出しの計画の表（DX_KPIs[#All] など）
 * @returns {any[][]} 各行の答え
 */
export function EXPECTED(kpi: any[][], year: any[][], asOf: any[][], plan: any[][]): any[][] {
  return answer(calls.EXPECTED(kpi, year, asOf, plan));
}

/**
 * 実績が基準日の計画値と同じかそれより良ければTRUEを返します。
 * @customfunction ONTRACK
 * @param {any[][]} kpi KPIの名称または番号
 * @param {any[][]} year 目標年（2030、「令和12年度」など）
 * @param {any[][]} actual 実績値（「約35万時間」のような文字も可）
 * @param {any[][]} asOf 基準日（日付、または2026のような年度）
 * @param {any[][]} plan 1行目が見出しの計画の表（DX_KPIs[#All] など）
 * @param {any[][]} [tolerance] 許容幅。0.1なら基準値から計画値までの1割の遅れを認めます（省略時0）
 * @returns {any[][]} 各行の答え
 */
export function ONTRACK(kpi: any[][], year: any[][], actual: any[][], asOf: any[][], plan: any[][], tolerance?: any[][]): any[][] {
  return answer(calls.ONTRACK(kpi, year, actual, asOf, plan, tolerance));
}

/**
 * 実績を評価方式で評価し、「順調」「やや遅れ」などを返します。
 * @customfunction STATUS
 * @param {any[][]} kpi KPIの名称または番号
 * @param {any[][]} year 目標年（2030、「令和12年度」など）
 * @param {any[][]} actual 実績値（「約35万時間」のような文字も可）
 * @param {any[][]} asOf 基準日（日付、または2026のような年度）
 * @param {any[][]} plan 1行目が見出しの計画の表（DX_KPIs[#All] など）
 * @param {any[][]} [scale] 評価方式の名前（標準、長野県、健康日本21、多摩市、浜松市、茨城県、カナダ統計局、国連、独立行政法人、佐野市、福岡市、長与町、ユーロスタット）、または「下限・評価」の2列の範囲。範囲の左の見出しが達成率なら達成率の下限（省略時 標準）
 * @returns {any[][]} 各行の答え
 */
export function STATUS(kpi: any[][], year: any[][], actual: any[][], asOf: any[][], plan: any[][], scale?: any[][]): any[][] {
  return answer(calls.STATUS(kpi, year, actual, asOf, plan, scale));
}

/**
 * 目標年までに毎年どれだけ変える必要があるかを返します。達成していれば0です。
 * @customfunction REQUIREDPACE
 * @param {any[][]} kpi KPIの名称または番号
 * @param {any[][]} year 目標年（2030、「令和12年度」など）
 * @param {any[][]} actual 実績値（「約35万時間」のような文字も可）
 * @param {any[][]} asOf 基準日（日付、または2026のような年度）
 * @param {any[][]} plan 1行目が見出しの計画の表（DX_KPIs[#All] など）
 * @returns {any[][]} 各行の答え
 */
export function REQUIREDPACE(kpi: any[][], year: any[][], actual: any[][], asOf: any[][], plan: any[][]): any[][] {
  return answer(calls.REQUIREDPACE(kpi, year, actual, asOf, plan));
}

/**
 * 基準日までで、いちばん新しい時点の実績値を返します。
 * @customfunction ACTUAL
 * @param {any[][]} kpi KPIの名称または番号
 * @param {any[][]} actuals 1行目が見出しの実績の表（DX_Actuals[#All] など）
 * @param {any[][]} [asOf] 基準日（日付、または2026のような年度。省略時は最新）
 * @param {any[][]} [plan] 計画の表。「集計」が累計のKPIなら、基準値に毎年の値を加算した累計を返します（省略時は実績の値のまま）
 * @returns {any[][]} 各行の答え
 */
export function ACTUAL(kpi: any[][], actuals: any[][], asOf?: any[][], plan?: any[][]): any[][] {
  return answer(calls.ACTUAL(kpi, actuals, asOf, plan));
}

/**
 * 基準日までで、いちばん新しい実績の日付（その時点、なければ年度の末日）を返します。
 * @customfunction ACTUALDATE
 * @param {any[][]} kpi KPIの名称または番号
 * @param {any[][]} actuals 1行目が見出しの実績の表（DX_Actuals[#All] など）
 * @param {any[][]} [asOf] 基準日（日付、または2026のような年度。省略時は最新）
 * @returns {any[][]} 各行の答え
 */
export function ACTUALDATE(kpi: any[][], actuals: any[][], asOf?: any[][]): any[][] {
  return answer(calls.ACTUALDATE(kpi, actuals, asOf));
}

/**
 * このままの傾向で、その年にいくつになるかを返します。
 * @customfunction FORECAST
 * @param {any[][]} kpi KPIの名称または番号
 * @param {any[][]} year 目標年（2030、「令和12年度」など）
 * @param {any[][]} plan 1行目が見出しの計画の表（DX_KPIs[#All] など）
 * @param {any[][]} actuals 1行目が見出しの実績の表（DX_Actuals[#All] など）
 * @param {any[][]} [method] 推計方法: 回帰、平均変化、年平均成長率、減衰傾向（省略時 回帰）
 * @param {any[][]} [bound] 80%の幅の端: 下限、上限（省略時は推計値そのもの）
 * @returns {any[][]} 各行の答え
 */
export function FORECAST(kpi: any[][], year: any[][], plan: any[][], actuals: any[][], method?: any[][], bound?: any[][]): any[][] {
  return answer(calls.FORECAST(kpi, year, plan, actuals, method, bound));
}

/**
 * このままの傾向で、年度末の推計値が初めて目標に達する年度を返します。達しなければ#N/Aです。
 * @customfunction REACHYEAR
 * @param {any[][]} kpi KPIの名称または番号
 * @param {any[][]} year 目標年（2030、「令和12年度」など）
 * @param {any[][]} plan 1行目が見出しの計画の表（DX_KPIs[#All] など）
 * @param {any[][]} actuals 1行目が見出しの実績の表（DX_Actuals[#All] など）
 * @param {any[][]} [method] 推計方法: 回帰、平均変化、年平均成長率、減衰傾向（省略時 回帰）
 * @returns {any[][]} 各行の答え
 */
export function REACHYEAR(kpi: any[][], year: any[][], plan: any[][], actuals: any[][], method?: any[][]): any[][] {
  return answer(calls.REACHYEAR(kpi, year, plan, actuals, method));
}

/**
 * 目標年に目標に達している確率を返します（0から1）。4つ以上の実績が必要です。
 * @customfunction LIKELIHOOD
 * @param {any[][]} kpi KPIの名称または番号
 * @param {any[][]} year 目標年（2030、「令和12年度」など）
 * @param {any[][]} plan 1行目が見出しの計画の表（DX_KPIs[#All] など）
 * @param {any[][]} actuals 1行目が見出しの実績の表（DX_Actuals[#All] など）
 * @returns {any[][]} 各行の答え
 */
export function LIKELIHOOD(kpi: any[][], year: any[][], plan: any[][], actuals: any[][]): any[][] {
  return answer(calls.LIKELIHOOD(kpi, year, plan, actuals));
}

/**
 * このままの傾向で目標に達しそうかを天気で返します（晴れ、薄曇り、曇り、雷雨）。続けて4年以上の実績が必要です。
 * @customfunction OUTLOOK
 * @param {any[][]} kpi KPIの名称または番号
 * @param {any[][]} year 目標年（2030、「令和12年度」など）
 * @param {any[][]} plan 1行目が見出しの計画の表（DX_KPIs[#All] など）
 * @param {any[][]} actuals 1行目が見出しの実績の表（DX_Actuals[#All] など）
 * @returns {any[][]} 各行の答え
 */
export function OUTLOOK(kpi: any[][], year: any[][], plan: any[][], actuals: any[][]): any[][] {
  return answer(calls.OUTLOOK(kpi, year, plan, actuals));
}

/**
 * マイルストーンの状態（完了、期限超過、遅れ、進行中、着手遅れ、未着手など）を返します。
 * @customfunction MILESTONE
 * @param {any[][]} plannedStart 開始予定日
 * @param {any[][]} plannedFinish 終了予定日
 * @param {any[][]} actualStart 開始実績日（未着手なら空白）
 * @param {any[][]} actualFinish 終了実績日（未完了なら空白）
 * @param {any[][]} progress 進捗率（0から1）
 * @param {any[][]} asOf 基準日（日付、または2026のような年度）
 * @returns {any[][]} 各行の答え
 */
export function MILESTONE(
  plannedStart: any[][],
  plannedFinish: any[][],
  actualStart: any[][],
  actualFinish: any[][],
  progress: any[][],
  asOf: any[][],
): any[][] {
  return answer(calls.MILESTONE(plannedStart, plannedFinish, actualStart, actualFinish, progress, asOf));
}

/**
 * 予定より何日遅れているかを返します。
 * @customfunction DELAY
 * @param {any[][]} plannedFinish 終了予定日
 * @param {any[][]} actualFinish 終了実績日（未完了なら空白）
 * @param {any[][]} asOf 基準日（日付、または2026のような年度）
 * @returns {any[][]} 各行の答え
 */
export function DELAY(plannedFinish: any[][], actualFinish: any[][], asOf: any[][]): any[][] {
  return answer(calls.DELAY(plannedFinish, actualFinish, asOf));
}

/**
 * 数値のセルの加重平均を返します。数値でないセルは除きます。
 * @customfunction ROLLUP
 * @param {any[][]} values 値の範囲
 * @param {any[][]} [weights] 重みの範囲（省略時はすべて1）
 * @returns {any[][]} 各行の答え
 */
export function ROLLUP(values: any[][], weights?: any[][]): any[][] {
  return answer(calls.ROLLUP(values, weights));
}

/**
 * 数値が入っているセルの割合を返します。
 * @customfunction COVERAGE
 * @param {any[][]} values 値の範囲
 * @returns {any[][]} 各行の答え
 */
export function COVERAGE(values: any[][]): any[][] {
  return answer(calls.COVERAGE(values));
}

/**
 * 「約110万時間」「▲5.2％」「3割」のような文字から数値を返します。
 * @customfunction NUMBER
 * @param {any[][]} text 数値を含む文字
 * @returns {any[][]} 各行の答え
 */
export function NUMBER(text: any[][]): any[][] {
  return answer(calls.NUMBER(text));
}

/**
 * 「110万時間 軽減」のような文字から単位を返します。
 * @customfunction UNIT
 * @param {any[][]} text 数値を含む文字
 * @returns {any[][]} 各行の答え
 */
export function UNIT(text: any[][]): any[][] {
  return answer(calls.UNIT(text));
}

/**
 * 「R7年度末」「令和4年夏までに」のような文字から日付を返します。
 * @customfunction DATE
 * @param {any[][]} text 日付・年度・期間を表す文字
 * @param {any[][]} [edge] 期間の端: 終了、開始（省略時 終了）
 * @returns {any[][]} 各行の答え
 */
export function DATE(text: any[][], edge?: any[][]): any[][] {
  return answer(calls.DATE(text, edge));
}

/**
 * 日付の属する年度を返します。
 * @customfunction FISCALYEAR
 * @param {any[][]} date 日付（「R7年度末」のような文字も可）
 * @returns {any[][]} 各行の答え
 */
export function FISCALYEAR(date: any[][]): any[][] {
  return answer(calls.FISCALYEAR(date));
}

/**
 * 日付や年度を和暦で返します。
 * @customfunction WAREKI
 * @param {any[][]} date 日付、または2025のような年度
 * @param {any[][]} [style] 「略」ならR7.9.16の形（省略時は令和7年9月16日の形）
 * @returns {any[][]} 各行の答え
 */
export function WAREKI(date: any[][], style?: any[][]): any[][] {
  return answer(calls.WAREKI(date, style));
}
