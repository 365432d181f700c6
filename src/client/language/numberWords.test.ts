import { expect, test } from "vitest";
import { amountInWords, numberInWords, quantityInWords } from "./numberWords.ts";

test.each([
  [0, "nol", "zero"],
  [1, "satu", "one"],
  [10, "sepuluh", "ten"],
  [11, "sebelas", "eleven"],
  [12, "dua belas", "twelve"],
  [19, "sembilan belas", "nineteen"],
  [20, "dua puluh", "twenty"],
  [21, "dua puluh satu", "twenty-one"],
  [99, "sembilan puluh sembilan", "ninety-nine"],
  [100, "seratus", "one hundred"],
  [101, "seratus satu", "one hundred one"],
  [111, "seratus sebelas", "one hundred eleven"],
  [200, "dua ratus", "two hundred"],
  [999, "sembilan ratus sembilan puluh sembilan", "nine hundred ninety-nine"],
  [1000, "seribu", "one thousand"],
  [1001, "seribu satu", "one thousand one"],
  [1100, "seribu seratus", "one thousand one hundred"],
  [2000, "dua ribu", "two thousand"],
  [11_000, "sebelas ribu", "eleven thousand"],
  [12_500, "dua belas ribu lima ratus", "twelve thousand five hundred"],
  [21_000, "dua puluh satu ribu", "twenty-one thousand"],
  [100_000, "seratus ribu", "one hundred thousand"],
  [101_000, "seratus satu ribu", "one hundred one thousand"],
  [1_000_000, "satu juta", "one million"],
  [1_001_000, "satu juta seribu", "one million one thousand"],
  [1_000_001, "satu juta satu", "one million one"],
  [
    11_111_111,
    "sebelas juta seratus sebelas ribu seratus sebelas",
    "eleven million one hundred eleven thousand one hundred eleven",
  ],
  [1_000_000_000, "satu miliar", "one billion"],
  [
    435_700_000_000,
    "empat ratus tiga puluh lima miliar tujuh ratus juta",
    "four hundred thirty-five billion seven hundred million",
  ],
  [1_000_000_000_000, "satu triliun", "one trillion"],
  [90_000_000_000_000, "sembilan puluh triliun", "ninety trillion"],
  [1_000_000_000_000_000, "seribu triliun", "one thousand trillion"],
  [9_000_000_000_000_000, "sembilan ribu triliun", "nine thousand trillion"],
])("%s is said %s", (number, indonesian, english) => {
  expect(numberInWords(number, "id")).toBe(indonesian);
  expect(numberInWords(number, "en")).toBe(english);
});

test.each([
  [1250075, "USD", "dua belas ribu lima ratus dolar 75 sen", "twelve thousand five hundred dollars and 75 cents"],
  [100, "USD", "satu dolar", "one dollar"],
  [101, "USD", "satu dolar 1 sen", "one dollar and 1 cent"],
  [75, "USD", "75 sen", "75 cents"],
  [0, "USD", "nol dolar", "zero dollars"],
  [100_000_000, "IDR", "satu juta rupiah", "one million rupiah"],
  [50, "IDR", "50 sen", "50 sen"],
  [150050, "IDR", "seribu lima ratus rupiah 50 sen", "one thousand five hundred rupiah and 50 sen"],
  [100000, "EUR", "seribu euro", "one thousand Euros"],
  [100, "EUR", "satu euro", "one Euro"],
  [
    250025,
    "SGD",
    "dua ribu lima ratus dolar Singapura 25 sen",
    "two thousand five hundred Singapore Dollars and 25 cents",
  ],
  [
    1_250_000,
    "JPY",
    "satu juta dua ratus lima puluh ribu yen Jepang",
    "one million two hundred fifty thousand Japanese Yen",
  ],
  [
    120075,
    "SAR",
    "seribu dua ratus koma tujuh lima riyal Arab Saudi",
    "one thousand two hundred point seven five Saudi Riyals",
  ],
  [120050, "CNY", "seribu dua ratus koma lima yuan Tiongkok", "one thousand two hundred point five Chinese Yuan"],
  [5, "GBP", "nol koma nol lima pound Inggris", "zero point zero five British Pounds"],
  [
    1234567,
    "KWD",
    "seribu dua ratus tiga puluh empat koma lima enam tujuh dinar Kuwait",
    "one thousand two hundred thirty-four point five six seven Kuwaiti Dinars",
  ],
  [9_000_000_000_000_000, "USD", "sembilan puluh triliun dolar", "ninety trillion dollars"],
])("%s minor units of %s are read back as %s %s", (amount, currency, indonesian, english) => {
  expect(amountInWords(amount, currency, "id")).toBe(indonesian);
  expect(amountInWords(amount, currency, "en")).toBe(english);
});

test.each([
  [12_340_000, "seribu dua ratus tiga puluh empat", "one thousand two hundred thirty-four"],
  [12_340, "satu koma dua tiga empat", "one point two three four"],
  [500, "nol koma nol lima", "zero point zero five"],
])("a quantity of %i ten-thousandths is read as %s", (quantity, indonesian, english) => {
  expect(quantityInWords(quantity, "id")).toBe(indonesian);
  expect(quantityInWords(quantity, "en")).toBe(english);
});
