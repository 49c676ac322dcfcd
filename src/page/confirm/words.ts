/**
 * Patterns of several languages as one, in lower case: they compile three times as fast as where the case of every letter has to
 * be known, so texts are lowered instead. A pattern may begin within a word only where its language writes without spaces.
 */
const anyOf = (...patterns: string[]) => new RegExp(`(?<!\\p{L})(?:${patterns.join('|')})`, 'u')
const anywhere = (...patterns: string[]) => new RegExp(patterns.join('|'), 'u')

/** Scripts without spaces between words. */
const unspaced = {
  refusal: anywhere(
    '错误|有误|不正确|不匹配|不一致|失败|无效|过期|失效|重新输入|请重试|再试|錯誤|有誤|不正確|失敗|無效|過期|重新輸入|不存在|禁止|拒绝|不能为空|请输入|频繁',
    '正しくありません|間違|一致しません|失敗|エラー|無効|期限切れ|再度|もう一度|できません|誤り|入力してください',
    '틀[렸립]|올바르지|일치하지|잘못|실패|오류|유효하지|만료|다시 (입력|시도)|않습니다|없습니다',
    'ไม่ถูกต้อง|ผิด|ล้มเหลว|ไม่ตรง|หมดอายุ|ลองใหม่|ลองอีกครั้ง|ไม่สำเร็จ',
  ),
  success: anywhere(
    '成功|感谢|谢谢|欢迎|已提交|已发送|已保存|已注册|已登录|通过|完成|謝謝|感謝|歡迎|已送出|已提交',
    'ありがとう|完了|成功|ようこそ|送信しました|登録しました|受け付けました|ログインしました',
    '감사|성공|완료|환영|전송되었|등록되었|제출되었|로그인되었',
    'ขอบคุณ|สำเร็จ|ยินดีต้อนรับ|เรียบร้อย|ส่งแล้ว',
  ),
  captcha: anywhere(
    '验证码|驗證碼|校验码|图形码|认证码|識別碼|識別码|验证失败|驗證失敗',
    '認証コード|画像認証|認証文字|画像の文字|確認コード',
    '보안문자|자동(등록|입력)방지|인증문자|캡차',
    'รหัสภาพ|ตัวอักษรในภาพ|แคปช่า|รหัสยืนยัน|รหัสตรวจสอบ',
  ),
  other: anywhere(
    '密码|密碼|用户名|用戶名|账号|帳號|账户|帳戶|邮箱|手机|已存在|已被|锁定|鎖定|频繁|次数|不存在|权限',
    'パスワード|ユーザー|メールアドレス|アカウント|ロック|回数',
    '비밀번호|아이디|이메일|계정|잠[겼긴]|횟수',
    'รหัสผ่าน|ชื่อผู้ใช้|อีเมล|บัญชี|ล็อก',
  ),
  busy: anywhere(
    '加载中|请稍候|处理中|提交中|登录中|載入中|請稍候|処理中|送信中|読み込み中|お待ちください|처리 ?중|로딩|잠시만|กำลัง',
  ),
}

const refusal = anyOf(
  '(you.re|you are|you seem|seems?|currently|be) (currently |now )?offline|^offline[.!]?$|(no|lost) (internet|network)',
  'incorrect|wrong|invalid|not (valid|correct|match|accepted|found|allowed)|(do|does|did)(n.t| not) match|mis-?match|fail(ed|ure)?\\b|error|denied|forbidden|reject(ed)?|expired|try again|retry|too many|re-?enter|could(n.t| not)|can(no|.)t|unable|un(successful|authori[sz]ed)|blocked|locked|disabled|suspended|(has|have|was|were|is|are) not\\b|differs?\\b|keep out|oops|sorry|problem|bad request|too (short|long)|already (exists|taken|registered|in use)|does(n.t| not) exist|unknown (user|account)|no such|not a robot|are you (a )?(robot|human)',
  'falsch|ungültig|fehl(er|geschlagen|gschlagen)|nicht (korrekt|richtig|gültig|überein|erkannt|gefunden|möglich|erfolgreich)|inkorrekt|leider|abgelaufen|erneut|noch ?(ein)?mal|verweigert|abgelehnt|gesperrt|zu viele|erforderlich|pflichtfeld|stimmt nicht|stimmen nicht',
  'incorrecte?|erron[ée]e?s?|invalide|erreur|échou|échec|expiré|réessay|refusé|ne correspond|pas (valide|correct|bon)|mauvais|trop de|obligatoire|bloqué|désolé|n.existe pas|introuvable',
  'incorrect[oa]s?|inválid[oa]s?|erróne[oa]|equivocad[oa]|errores?|falló|fallid[oa]|fallo|caducad[oa]|expirad[oa]|inténtelo|intenta(lo)? de nuevo|vuelva a|no (coincide|es (válid|correct)|válid|existe|se (ha )?pudo)|denegad[oa]|rechazad[oa]|bloquead[oa]|demasiados|obligatori[oa]|lo sentimos',
  'incorret[oa]s?|errad[oa]s?|erro(s)?\\b|falh(a|ou)|expirou|tente (novamente|outra)|não (confere|coincide|corresponde|é válid|foi possível|existe)|negado|recusad[oa]|bloquead[oa]|muitas tentativas|obrigatóri[oa]|desculpe',
  'errat[oaie]|sbagliat[oaie]|non (corrett|valid|corrispond|riuscit|esiste|è stato possibile)|errore|fallit[oa]|scadut[oa]|riprova|negato|rifiutat[oa]|bloccat[oa]|troppi|obbligatori[oa]|spiacenti',
  'onjuist|ongeldig|verkeerd|fout(ief|en)?\\b|mislukt|verlopen|opnieuw|niet (juist|geldig|correct|overeen|gelukt|gevonden)|geweigerd|geblokkeerd|te veel|verplicht|helaas',
  'felaktig|fel\\b|ogiltig|misslyckades|försök igen|stämmer inte|nekad|spärrad|för många|tyvärr|forkert|ugyldig|fejl|mislykkedes|prøv igen|stemmer ikke|feil\\b|mislyktes|prøv igjen|desværre|dessverre|utløpt|udløbet|virheellinen|väärä|väärin|virhe|epäonnistui|yritä uudelleen|ei (kelpaa|täsmää)|vanhentunut|valitettavasti',
  'nieprawidłow|niepoprawn|błęd|błąd|nie (zgadza|pasuje|udało)|spróbuj (ponownie|jeszcze)|wygas[łl]|odmow|zablokowan|zbyt wiele|wymagan|nesprávn|neplatn|chyb[an]|špatn|selhal|zkuste (to )?znovu|vypršel|nesouhlas|zamítnut|zablokován|příliš mnoho|nepodařilo|zlyhal|skúste|nesúhlas',
  'hibás|helytelen|érvénytelen|hiba\\b|sikertelen|próbálja (újra|meg)|lejárt|nem (egyezik|megfelelő|sikerült|érvényes)|elutasít|túl sok|greșit|incorect|invalid|eroare|eșuat|expirat|încercați|nu (corespunde|este corect|s-a putut)|respins|blocat|prea multe|obligatoriu',
  'грешн|невалид|неправил|неуспеш|изтек|опитайте|грешка|невер|ошиб|недейств|некоррект|не (совпада|подходит|удалось|верн|найден|существует)|истек|попробуйте|повторите|ещё раз|отказано|отклонен|запрещ|заблокир|слишком|обязательн|невірн|неправильн|помилк|недійсн|не (збіга|вдалося)|спробуйте|закінчи|відхилен|заблокован|забагато',
  'λάθος|εσφαλμέν|λανθασμέν|σφάλμα|μη έγκυρ|απέτυχε|αποτυχία|έληξε|ξανά|δεν (ταιριάζει|είναι|αντιστοιχ)|απορρίφθηκε',
  'yanlış|hatalı|hata\\b|geçersiz|başarısız|tekrar (deneyin|girin)|süresi dol|eşleşm|doğru değil|reddedildi|engellendi|çok fazla|zorunlu|üzgünüz',
  'خطأ|خاطئ|غير (صحيح|صالح|مطابق)|فشل|انتهت|حاول مر|أعد المحاولة|مرفوض|محظور|نادرست|اشتباه|نامعتبر|صحیح نیست|مطابقت ندارد|خطا|ناموفق|منقضی|دوباره|שגוי|שגיאה|לא (נכון|תואם|תקין|חוקי)|נכשל|פג תוקף|נסה שוב|נדחה|गलत|अमान्य|त्रुटि|असफल|विफल|समाप्त|फिर से|पुनः प्रयास',
  'không (đúng|hợp lệ|khớp|chính xác|thành công|tồn tại)|sai\\b|thất bại|lỗi|hết hạn|thử lại|bị (khóa|từ chối)|quá nhiều|bắt buộc|salah|tidak (valid|sah|cocok|sesuai|benar|berhasil)|gagal|kedaluwarsa|coba lagi|ditolak|terlalu banyak|wajib|tidak sah|cuba lagi',
  'pogrešn|netočn|netačn|neispravn|nevažeć|greška|neuspjel|neuspel|istek|pokušajte|ne podudara|napač|neveljav|napaka|ni (uspelo|pravil)|poskusite|vale\\b|kehtetu|viga\\b|ebaõnnestus|proovi(ge)? uuesti|ei (klapi|ühti)|nepareiz|nederīg|kļūda|neizdevās|mēģini|neteising|netinkam|klaida|nepavyko|bandykite',
)

const success = anyOf(
  'thank(s| you)|success(ful(ly)?)?\\b|welcome|(has been|have been|was|were|is being) (now )?(sent|received|submitted|saved|posted|published|created|registered|accepted|confirmed|added|recorded|updated|processed|placed|booked|delivered|queued|stored|forwarded|passed on)|(is|are) on (its|their|the) way|we (have|.ve|got)( received)? your|report received|(message|comment|form|request|order|application|e-?mail|feedback|ticket|review|vote|post) (was )?(sent|received|submitted|saved|posted|published|created|accepted|confirmed|placed)|(is|are) (signed|logged) in|(signed|logged) in\\b|(you are|you.re) (now )?(subscribed|registered|in)\\b|you.re (in|done|registered)|registration complete|completed?\\b|confirmed\\b|verified\\b|verification passed|captcha (matched|passed|solved|correct|valid|right)\\b|(?<!(that|if|whether|sure|until) (the |your )?)(captcha|code|answer|phrase|letters|characters) (is|are|was|were) (valid|right)\\b(?! (for|until|till|only))|correct\\b|all done|we.ll (be in touch|get back)|sent\\b ?[✓✔!.]|^sent$|(?<=^|: )done[.!]?$|^saved[.!]?$|awaiting (moderation|approval)|check your (e-?mail|inbox)|congrat',
  'danke|vielen dank|(captcha|code|eingabe|antwort) (ist|war) (gültig|richtig|korrekt)\\b(?! (bis|für))|(captcha|code|réponse) est (valide|juste|correcte?|bon(ne)?)\\b(?! (pendant|jusqu))|erfolg(reich)?|willkommen|wurde (gesendet|gespeichert|übermittelt|abgeschickt|verschickt|veröffentlicht|angelegt|empfangen)|angemeldet|abgeschlossen|bestätigt|merci|succès|bienvenue|a (bien )?été (envoyé|enregistré|reçu|publié|créé|soumis)|bien (envoyé|reçu|enregistré)|connecté|félicitations',
  'gracias|(captcha|código|respuesta) (es|fue|era) (válid|correct)[oa]\\b(?! (por|durante|hasta))|éxito|exitos[oa]|correctamente|bienvenid[oa]s?|ha sido (enviad|recibid|guardad|publicad|cread|registrad)|enviad[oa] correctamente|se ha (enviado|registrado|guardado)|felicidades|obrigad[oa]|sucesso|bem-?vind[oa]|foi (enviad|recebid|salv|publicad|criad|registrad)|enviad[oa] com|parabéns',
  'grazie|successo|benvenut[oa]|è stat[oa] (inviat|ricevut|salvat|pubblicat|registrat|creat)|inviat[oa] (con|corrett)|bedankt|dank (je|u)|gelukt|succesvol|welkom|is (verzonden|verstuurd|ontvangen|opgeslagen|geplaatst)|aangemeld|ingelogd',
  'tack\\b|lyckades|välkommen|har (skickats|sparats|mottagits|tagits emot)|inloggad|tak\\b|velkommen|er (sendt|modtaget|gemt|mottatt|lagret)|vellykket|takk\\b|kiitos|onnistui|tervetuloa|on (lähetetty|vastaanotettu|tallennettu)|kirjautunut',
  'dziękujemy|dziękuję|sukces|pomyślnie|witaj|został[ao]? (wysłan|zapisan|przyjęt|opublikowan)|zalogowan|děkujeme|děkuji|úspěšně|úspěch|vítejte|byl[ao]? (odeslán|uložen|přijat)|přihlášen|ďakujeme|úspešne|vitajte|bol[ao]? (odoslan|uložen|prijat)',
  'köszönjük|köszönöm|sikeres|üdvözöljük|elküldtük|elküldve|mentve|bejelentkezve|mulțumim|mulțumesc|succes\\b|bun venit|a fost (trimis|salvat|primit|publicat)|autentificat',
  'благодар|спасибо|успешно|успех|добре дошли|добро пожаловать|отправлен[оа]?|принят[оа]?|сохранен|получен[оа]?|вошли|изпратен|получен|дякуємо|дякую|успішно|ласкаво|надіслан|збережен|ευχαριστ|επιτυχ|καλώς ήρθατε|καλωσήρθ|στάλθηκε|ολοκληρώθηκε',
  'teşekkür|başarı(lı|yla)|hoş ?geldin|gönderildi|kaydedildi|tamamlandı|alındı|شكرا|شكرًا|بنجاح|نجاح|مرحبا|أهلا|تم (إرسال|استلام|حفظ|تسجيل|الإرسال)|با موفقیت|متشکر|سپاس|خوش آمدید|ارسال شد|ثبت شد|תודה|בהצלחה|ברוכים? הבא|נשלח|נשמר|धन्यवाद|सफल|स्वागत|भेज दिया',
  'cảm ơn|thành công|chào mừng|đã (gửi|nhận|lưu|đăng)|terima kasih|berhasil|selamat datang|telah (dikirim|diterima|disimpan)|berjaya|hvala|uspješno|uspešno|dobrodošli|poslan[ao]|aitäh|täname|õnnestus|tere tulemast|saadetud|paldies|veiksmīgi|laipni|nosūtīt|ačiū|dėkojame|sėkmingai|sveiki|išsiųst',
)

const captcha = anyOf(
  '\\w*[ck]aptcha|(verification|security|confirmation|validation|access|image|check|anti-?spam|graphic|the|this|wrong|invalid|incorrect|correct|right)\\s+code|\\bcode (is|was|you|entered|does|in|from)|characters|letters (in|from|you)|(text|code|word)s? (in|from|of) the (image|picture)|image (text|verification|code)|verification failed|robot|human (check|verification)|spam|bot\\b',
  'sicherheitscode|prüfcode|bestätigungscode|zeichen|code (ist|war|stimmt)|code de (sécurité|vérification|validation)|caractères|le code|código|caracteres|codice|caratteri|beveiligingscode|tekens|säkerhetskod|koden|tegnene|varmistuskoodi|merkit|koodi',
  'kod\\b|kodu\\b|znaki|znaky|kód\\b|karakter|codul|caracterele|код\\S*|символ|χαρακτήρες|κωδικός (ασφαλείας|επαλήθευσης)|doğrulama kodu|güvenlik kodu|رمز|کد|קוד|कोड|mã (xác nhận|bảo (vệ|mật)|xác minh|kiểm tra)|kode|simbol|attēl',
)

/** Words for a field that was left out: of the form, unless the field is the captcha's. */
const required = anyOf(
  '(is|are) required|missing|must (be|enter|agree|accept|not be)|please (enter|fill|select|choose|accept|agree|check)|cannot be (empty|blank)',
  'erforderlich|pflichtfeld|bitte (geben|füllen|wählen)|obligatoire|obligatori[oa]|obrigatóri[oa]|verplicht|wymagan|povinn|kötelező|обязательн|обов.язков|zorunlu|bắt buộc|wajib',
)

/** What a refusal may be about that another image would not mend. */
const other = anyOf(
  'pass(word|wort|code|phrase)|user ?(name)?\\b|e-?mail|account|credentials?|log-?in (data|details|failed)|phone|locked|too many|rate|later|minutes|hours|suspended|disabled|banned|blocked|permission|terms|conditions|agree|card|payment|coupon|already (exists|taken|registered|in use)|maintenance|unavailable|offline|internet|network|server error|internal',
  'kennwort|benutzer(name|konto)?|konto|gesperrt|zu viele|später|mot de passe|utilisateur|identifiant|compte|trop de|plus tard|contraseña|usuario|correo|cuenta|demasiados|más tarde|senha|usuário|conta\\b|muitas tentativas|mais tarde|nome utente|utente|account|troppi|più tardi|wachtwoord|gebruiker|te veel|later',
  'lösenord|användar|adgangskode|brugernavn|passord|brukernavn|salasana|käyttäjä|hasł|użytkownik|heslo|uživatel|používateľ|jelszó|felhasználó|parol[aă]|utilizator|парол\\S*|пользовател|логин|аккаунт|потребител|користувач|учётн|κωδικός πρόσβασης|χρήστη|şifre|parola|kullanıcı|hesap|كلمة (المرور|السر)|المستخدم|الحساب|رمز عبور|کاربر|سיסמ|סיסמ|משתמש|पासवर्ड|mật khẩu|tài khoản|tên đăng nhập|kata sandi|pengguna|akun|lozink|korisni|geslo|uporabn|kasutaja|lietotāj|vartotoj|slaptaž',
)

const busy = anyOf(
  'loading|please wait|sending|submitting|verifying|checking|processing|one moment|just a (moment|second)|signing in|logging in|redirecting|saving|connecting|in progress|working',
  'l(a|ä)d(t|en)\\b|bitte warten|wird (gesendet|geladen|geprüft|überprüft|verarbeitet)|chargement|veuillez patienter|envoi en cours|vérification en cours|cargando|espere|enviando|procesando|carregando|aguarde|processando|caricamento|attendere|invio in corso|laden|even geduld|bezig|laddar|vänta|indlæser|vent\\b|laster|ladataan|odota|ładowanie|proszę czekać|wysyłanie|načítání|čekejte|odesílá|betöltés|várjon|se încarcă|așteptați|загрузк|подождите|отправк|зареждане|изчакайте|завантаження|зачекайте|φόρτωση|περιμένετε|yükleniyor|bekleyin|gönderiliyor|جار|انتظر|در حال|טוען|המתן|लोड|प्रतीक्षा|đang|vui lòng chờ|memuat|tunggu|mengirim',
)

/** What is said of, and not by, the page: an error report that was received. */
const quotations = /"[^"]*"|“[^”]*”|„[^“”]*[“”]|«[^»]*»|‘[^’]*’/gu
/** What is about errors, and not one itself. */
const isErrorReport = (text: string) =>
  /(error|bug|problem) report (was |has been )?(received|sent|filed)/.test(text)

/** What a page says itself, in lower case. */
const saidIn = (text: string) => text.toLowerCase().replace(quotations, ' ')

const namesCaptcha = (text: string) => captcha.test(text) || unspaced.captcha.test(text)
const namesOther = (text: string) => other.test(text) || unspaced.other.test(text)

/** Whether a text says no, and to what: to the captcha, to something else in the form, or to neither by name. */
export function refusedBy(text: string): 'captcha' | 'form' | 'unnamed' | undefined {
  const said = saidIn(text)
  const isRequired = required.test(said)
  if (!isRequired && !refusal.test(said) && !unspaced.refusal.test(said)) return undefined
  if (isErrorReport(said)) return undefined
  if (namesCaptcha(said)) return 'captcha'
  return isRequired || namesOther(said) ? 'form' : 'unnamed'
}

/** Whether a text says that all went well. */
export function saysSuccess(text: string): boolean {
  const said = saidIn(text)
  return !refusedBy(text) && (success.test(said) || unspaced.success.test(said))
}

/** Whether a text says that something is under way. */
export function saysBusy(text: string): boolean {
  const said = text.toLowerCase()
  return text.length < 80 && (busy.test(said) || unspaced.busy.test(said))
}

const signOut = anyOf(
  'log ?(out|off)|sign ?(out|off)|my (account|profile|orders)|abmelden|ausloggen|mein konto|déconnexion|se déconnecter|mon compte|cerrar sesión|mi cuenta|sair\\b|minha conta|esci\\b|disconnetti|uitloggen|afmelden|logga ut|log ud|logg ut|kirjaudu ulos|wyloguj|odhlásit|odhlásiť|kijelentkezés|deconectare|выйти|выход|вийти|изход|αποσύνδεση|çıkış|تسجيل الخروج|خروج|התנתק|đăng xuất|keluar|odjav',
)

/** Whether a control is there only for somebody who is signed in. */
export function signsOut(text: string): boolean {
  return (
    text.length < 40 &&
    (signOut.test(text.toLowerCase()) || /退出|登出|注销|我的账|ログアウト|로그아웃|ออกจากระบบ/.test(text))
  )
}
