/** Amounts read back in words, so that a slipped dot or a missing zero is heard before it is sent (ux.md section 5). */
import type { CurrencyCode, MinorUnits, TenThousandths } from "../../domain/money.ts";
import { currencyByCode } from "../../domain/reference/currencies.ts";
import { minorUnitsOf } from "../../domain/reference/minorUnits.ts";
import { type Language, language } from "./language.ts";

/** 1_250_075 US cents → `dua belas ribu lima ratus dolar 75 sen`, `twelve thousand five hundred dollars and 75 cents`. */
export function amountInWords(
  amount: MinorUnits,
  currency: CurrencyCode,
  inLanguage: Language = language.value,
): string {
  const unit = 10 ** minorUnitsOf(currency);
  const rest = amount % unit;
  const whole = (amount - rest) / unit;
  const name = currencyName(currency, whole === 1 && rest === 0, inLanguage);
  if (rest === 0) return `${numberInWords(whole, inLanguage)} ${name}`;

  if (!hasCents(currency)) {
    const fraction = String(rest).padStart(minorUnitsOf(currency), "0").replace(/0+$/, "");
    const digits = [...fraction].map((digit) => numberInWords(Number(digit), inLanguage)).join(" ");
    return `${numberInWords(whole, inLanguage)} ${inLanguage === "id" ? "koma" : "point"} ${digits} ${name}`;
  }
  const cents = `${rest} ${centName(currency, rest, inLanguage)}`;
  if (whole === 0) return cents;
  const wholeName = currencyName(currency, whole === 1, inLanguage);
  return `${numberInWords(whole, inLanguage)} ${wholeName}${inLanguage === "id" ? " " : " and "}${cents}`;
}

/** 12_340 → `satu koma dua tiga empat`, 12_340_000 → `seribu dua ratus tiga puluh empat`. */
export function quantityInWords(quantity: TenThousandths, inLanguage: Language = language.value): string {
  const rest = quantity % 10_000;
  const whole = numberInWords((quantity - rest) / 10_000, inLanguage);
  if (rest === 0) return whole;
  const digits = [...String(rest).padStart(4, "0").replace(/0+$/, "")];
  const point = inLanguage === "id" ? "koma" : "point";
  return [whole, point, ...digits.map((digit) => numberInWords(Number(digit), inLanguage))].join(" ");
}

/** @param number whole, 0 to 9e15 */
export function numberInWords(number: number, inLanguage: Language = language.value): string {
  if (inLanguage === "id") return number === 0 ? "nol" : indonesian(number).join(" ");
  return number === 0 ? "zero" : english(number).join(" ");
}

const indonesianDigits = ["", "satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan"];

function indonesian(number: number): string[] {
  if (number < 10) return number === 0 ? [] : [indonesianDigits[number] ?? ""];
  if (number === 10) return ["sepuluh"];
  if (number === 11) return ["sebelas"];
  if (number < 20) return [...indonesian(number - 10), "belas"];
  if (number < 100) return split(number, 10, (tens) => [...indonesian(tens), "puluh"], indonesian);
  // One hundred and one thousand are seratus and seribu; one million is satu juta.
  if (number < 1e3)
    return split(number, 100, (count) => (count === 1 ? ["seratus"] : [...indonesian(count), "ratus"]), indonesian);
  if (number < 1e6)
    return split(number, 1e3, (count) => (count === 1 ? ["seribu"] : [...indonesian(count), "ribu"]), indonesian);
  if (number < 1e9) return split(number, 1e6, (count) => [...indonesian(count), "juta"], indonesian);
  if (number < 1e12) return split(number, 1e9, (count) => [...indonesian(count), "miliar"], indonesian);
  return split(number, 1e12, (count) => [...indonesian(count), "triliun"], indonesian);
}

const englishSmall = [
  ..."_ one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen".split(" "),
  ..."sixteen seventeen eighteen nineteen".split(" "),
];
const englishTens = "_ _ twenty thirty forty fifty sixty seventy eighty ninety".split(" ");

function english(number: number): string[] {
  if (number < 20) return number === 0 ? [] : [englishSmall[number] ?? ""];
  if (number < 100) {
    const ones = number % 10;
    const tens = englishTens[(number - ones) / 10] ?? "";
    return [ones === 0 ? tens : `${tens}-${englishSmall[ones]}`];
  }
  if (number < 1e3) return split(number, 100, (count) => [...english(count), "hundred"], english);
  if (number < 1e6) return split(number, 1e3, (count) => [...english(count), "thousand"], english);
  if (number < 1e9) return split(number, 1e6, (count) => [...english(count), "million"], english);
  if (number < 1e12) return split(number, 1e9, (count) => [...english(count), "billion"], english);
  return split(number, 1e12, (count) => [...english(count), "trillion"], english);
}

function split(
  number: number,
  size: number,
  countWords: (count: number) => string[],
  restWords: (rest: number) => string[],
): string[] {
  const rest = number % size;
  return [...countWords((number - rest) / size), ...restWords(rest)];
}

/** Currencies whose hundredth is called sen in Indonesian; others are read with "koma", right for any subunit. */
const withCents = new Set(["USD", "IDR", "EUR", "AUD", "BND", "CAD", "HKD", "MYR", "NZD", "SGD", "TWD"]);

function hasCents(currency: CurrencyCode): boolean {
  return minorUnitsOf(currency) === 2 && withCents.has(currency);
}

function centName(code: CurrencyCode, count: number, inLanguage: Language): string {
  if (inLanguage === "id" || code === "IDR" || code === "MYR") return "sen";
  return count === 1 ? "cent" : "cents";
}

/**
 * The dollar is the American one and the rupiah needs no country. Other names come from the reference list, not from
 * `Intl`: browsers leave out the names of smaller currencies.
 */
function currencyName(code: CurrencyCode, isOne: boolean, inLanguage: Language): string {
  if (code === "IDR") return "rupiah";
  if (inLanguage === "id") {
    if (code === "USD") return "dolar";
    const name = currencyByCode(code)?.nameId ?? code;
    return name === code ? code : name.charAt(0).toLowerCase() + name.slice(1);
  }
  const name = code === "USD" ? "dollar" : (currencyByCode(code)?.nameEn ?? code);
  return isOne ? name : name.replace(/(dollar|dinar|dirham|euro|franc|peso|pound|riyal|rupee)$/i, "$1s");
}
