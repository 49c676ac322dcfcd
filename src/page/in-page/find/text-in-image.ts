/** How a language names what is to be typed, and the image that it is in: beginnings of words, inflected or not. */
interface Terms {
  text: string
  image: string
}

const languages: Record<string, Terms> = {
  afrikaans: { text: 'kode|karakter|letter|teks|syfer', image: 'prent|beeld|afbeelding' },
  albanian: { text: 'kod|karakter|shkronj|tekst|simbol|shifr', image: 'imazh|figur|foto' },
  arabic: { text: 'رمز|حروف|أحرف|أرقام|كود|نص', image: 'صورة' },
  armenian: { text: 'կոդ|նիշ|տառ|տեքստ|թվ', image: 'նկար|պատկեր' },
  azerbaijani: { text: 'kod|simvol|hərf|mətn|rəqəm', image: 'şəkil|şəkl' },
  basque: { text: 'kode|karaktere|hizki|testu|zenbaki', image: 'irudi' },
  bengali: { text: 'কোড|অক্ষর|লেখা|সংখ্যা|বর্ণ', image: 'ছবি|চিত্র' },
  catalan: { text: 'text|codi|caràcter|lletr|xifr|número', image: 'imatge' },
  chinese: { text: '字符|文字|验证码|驗證碼|数字|數字|字母', image: '图片|图中|圖片|圖中|图像|圖像|影像' },
  czechAndSlovak: { text: 'kód|znak|písmen|text|číslic', image: 'obráz' },
  danishAndNorwegian: { text: 'kode|tegn|bokstav|bogstav|tekst|tall?en', image: 'bil(?:de|led)' },
  dutch: { text: 'code|tekens|letters|cijfers|tekst', image: 'afbeelding|plaatje' },
  esperanto: { text: 'kodo|liter|sign|tekst', image: 'bild' },
  estonian: { text: 'kood|täh|märk|märgi|tekst|number', image: 'pil[td]i|pilt' },
  filipino: { text: 'code|kodigo|titik|letra|teksto|karakter', image: 'larawan|imahe' },
  finnish: { text: 'merk|koodi|kirjai|teksti|numero', image: 'kuva' },
  french: { text: 'code|caractère|texte|lettre|chiffre', image: 'image' },
  galician: { text: 'texto|código|caracter|caracteres|letra', image: 'imaxe' },
  georgian: { text: 'კოდ|სიმბოლო|ასო|ტექსტ|ციფრ', image: 'სურათ|გამოსახულ' },
  german: { text: 'zeichen|buchstabe|code|text|ziffer|zahl', image: 'bild|grafik|abbildung' },
  greek: { text: 'χαρακτήρ|κωδικ|γράμμα|κείμεν|αριθμ|ψηφί', image: 'εικόν' },
  gujarati: { text: 'કોડ|અક્ષર', image: 'ચિત્ર|છબી' },
  hebrew: { text: 'תווים|אותיות|קוד|טקסט|ספרות', image: 'תמונה' },
  hindiAndMarathiAndNepali: {
    text: 'कोड|अक्षर|वर्ण|पाठ|टेक्स्ट|अंक|शब्द',
    image: 'चित्र|छवि|इमेज|तस्वीर|प्रतिमा|तस्बिर',
  },
  hungarian: { text: 'kód|karakter|betű|szöveg|szám|jele', image: 'kép' },
  icelandic: { text: 'staf|kóð|texta|tákn', image: 'mynd' },
  indonesianAndMalay: { text: 'kode?|karakter|aksara|huruf|teks|angka|nombor', image: 'gambar|imej' },
  irish: { text: 'cód|carachtair|litreacha', image: 'íomhá' },
  italian: { text: 'testo|codice|caratteri|lettere|numeri|cifre', image: 'immagine|figura' },
  japanese: { text: '文字|数字|コード', image: '画像|イメージ' },
  kannada: { text: 'ಕೋಡ್|ಅಕ್ಷರ', image: 'ಚಿತ್ರ' },
  kazakhAndKyrgyz: { text: 'код|таңба|әріп|мәтін|белги|тамга', image: 'сурет|сүрөт' },
  khmer: { text: 'កូដ|អក្សរ', image: 'រូបភាព' },
  korean: { text: '문자|숫자|글자|코드', image: '이미지|그림' },
  lao: { text: 'ລະຫັດ|ຕົວອັກສອນ', image: 'ຮູບ' },
  latvian: { text: 'kod|simbol|burt|rakstzīm|tekst|cipar', image: 'attēl' },
  lithuanian: { text: 'kod|simbol|raid|ženkl|tekst|skaiči', image: 'paveiksl' },
  malayalam: { text: 'കോഡ്|അക്ഷര', image: 'ചിത്ര' },
  mongolian: { text: 'код|тэмдэгт|үсэг|үсг|текст', image: 'зураг|зурга' },
  persianAndUrdu: { text: 'کد|حروف|کاراکتر|متن|ارقام|عبارت|کوڈ', image: 'تصویر|عکس' },
  polish: { text: 'kod|znak|liter|tekst|cyfr', image: 'obraz|rysun' },
  portuguese: { text: 'texto|código|caracter|letra|números|dígitos', image: 'imagem|figura' },
  punjabi: { text: 'ਕੋਡ|ਅੱਖਰ', image: 'ਤਸਵੀਰ|ਚਿੱਤਰ' },
  romanian: { text: 'cod|caracter|liter|text|cifre', image: 'imagin' },
  sinhala: { text: 'කේත|අකුරු', image: 'රූප|පින්තූර' },
  slavicInCyrillic: {
    text: 'код|кода|символ|знак|знаци|букв|літер|літар|слова|текст|цифр|лічб|бројев|карактер',
    image: 'картин|изображени|рисун|зображен|малюнк|малюнак|слик|снимк|выяв|відарыс',
  },
  southSlavicInLatin: { text: 'kod|znak|slov|črk|tekst|besedil|broj|številk|karakter', image: 'slik' },
  spanish: { text: 'texto|código|caracter|letra|números|cifras', image: 'imagen' },
  swahili: { text: 'msimbo|herufi|maandishi|namba|tarakimu', image: 'picha' },
  swedish: { text: 'kod|tecken|tecknen|bokst[aä]v|text|siffror', image: 'bild' },
  tajik: { text: 'рамз|ҳарф|матн', image: 'тасвир|расм' },
  tamil: { text: 'குறியீ|எழுத்த|உரை', image: 'படம்|படத்' },
  telugu: { text: 'కోడ్|అక్షర', image: 'చిత్ర' },
  thai: { text: 'รหัส|ตัวอักษร|อักขระ|ตัวเลข|ข้อความ', image: 'ภาพ|รูป' },
  turkish: { text: 'kod|karakter|harf|metin|yazı|rakam|sayı', image: 'resim|resm|görsel|görüntü' },
  uzbek: { text: 'kod|belgi|harf|matn|raqam', image: 'rasm' },
  vietnamese: { text: 'ký tự|chữ|dãy số', image: 'hình|ảnh' },
  welsh: { text: 'cod|llythrennau|nodau|testun', image: 'delwedd|llun' },
}

/** Scripts without spaces between words, or whose prefixes are written together with them: a term may stand anywhere. */
const joined = /[\u0590-\u06ff\u0e00-\u0eff\u1780-\u17ff\u3040-\u30ff\u4e00-\u9fff\uac00-\ud7af]/u
const between = '.{0,24}?'

/** A pattern for each language: its words for text and for image close together, in either order. */
export const textInImage: string[] = Object.values(languages).map(({ text, image }) => {
  const at = joined.test(text) ? '' : '(?<![\\p{L}\\p{M}])'
  const [one, other] = [`${at}(?:${text})`, `${at}(?:${image})`]
  return `${one}\\S*${between}${other}|${other}\\S*${between}${one}`
})
