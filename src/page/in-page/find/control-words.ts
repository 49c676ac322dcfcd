import { anyOf } from '../words.ts'

/** Controls that load another image. */
const refreshWords = anyOf(
  'refresh|reload|renew|regenerate|\\b(another|different|other|next|change)\\b.{0,16}\\b(image|picture|code|captcha|one|text)|\\bnew[\\s_-]*(image|picture|code|captcha|one)|try[\\s_-]*(another|different)|(can.?t|cannot) (read|see)|not readable|unreadable|hard to read|rotate|recaptcha_?reload|captcha[_-]?(refresh|reload|change)',
  'neu(es bild|er code|laden|es captcha)|anderes bild|aktualisieren|nicht lesbar|autre image|nouve(lle|au) (image|code)|recharger|rafra[iî]chir|actualiser|illisible|changer (l.image|de code)|otra imagen|nueva imagen|nuevo código|recargar|refrescar|cambiar (imagen|código)|no (se )?(ve|lee)',
  'outra imagem|nova imagem|novo código|recarregar|atualizar|trocar|altra immagine|nuova immagine|nuovo codice|ricarica|aggiorna|cambia (immagine|codice)|andere afbeelding|nieuwe (afbeelding|code)|vernieuwen|herladen|ververs',
  'ny (bild|kod|kode)|nytt bil|nyt billede|annan bild|andet billede|annet bilde|uppdatera|opdater|oppdater|uusi kuva|toinen kuva|päivitä|odśwież|inny obraz|nowy (obraz|kod)|jiný obrázek|nový (obrázek|kód)|obnovit|iný obrázok|obnoviť|másik kép|új (kép|kód)|frissít',
  'altă imagine|imagine nouă|reîncarc|reîmprosp|обнов|друг(ая|ую|ой|а|е) (картинк|изображени|код|снимк)|нов(ый|ая|ое|и) (код|картинк|изображени)|не (видно|читает)|инш(е|ий) (зображення|код)|оновити|нова слика|άλλη εικόνα|νέα εικόνα|ανανέωση|yenile|değiştir|başka resim|yeni (resim|kod)',
  'تحديث|صورة (أخرى|جديدة)|تغيير|تازه|بازخوانی|تصویر (جدید|دیگر)|رفرش|רענן|תמונה (אחרת|חדשה)|नई छवि|ताज़ा|đổi (mã|ảnh|hình)|mã khác|làm mới|tải lại|gambar (lain|baru)|muat ulang|segarkan|osvježi|nova slika|druga slika|osveži|värskenda|uus pilt|atjaun|cits attēls|atnaujin|kit(as|ą) paveiksl|รีเฟรช|เปลี่ยน(ภาพ|รหัส)',
  '换一|換一|看不清|刷新|更换|重新(获取|整理)|更新|別の画像|再読み込み|リロード|새로고침|다른 (이미지|그림|문자)|↻|⟳|⟲|🔄|♻',
)

const audioWords = anyOf(
  'audio|listen|speak|sound|voice|play\\b|hear\\b|read aloud|anhören|vorlesen|écouter|escuchar|audição|ouvir|ascolta|luister|lyssna|kuuntele|posłuchaj|odsłuchaj|poslech|прослуш|озвуч|dinle|استمع|nghe|dengar|语音|朗读|音声|음성|듣기|🔊|🔉|🔈|🎧',
)

const revealWords = anyOf(
  '(show|hide|reveal|toggle|view)[\\s_-]*(password|pass|pwd)|password[\\s_-]*(toggle|show|hide|visib|eye)|\\beye\\b|visib|passwort (anzeigen|zeigen)|afficher le mot|mostrar (la )?(contraseña|senha)|показать пароль|显示密码|👁',
)

const clearWords = anyOf(
  '\\b(clear|reset|erase|cancel|close|dismiss|back|previous|prev|abort|exit|skip|later|delete|remove)\\b|[×✕✖]|zurück|abbrechen|schließen|löschen|annuler|effacer|retour|fermer|précédent|cancelar|borrar|limpiar|volver|atrás|cerrar|limpar|voltar|fechar|annulla|cancella|indietro|chiudi|annuleren|wissen|terug|sluiten|avbryt|rensa|tillbaka|annuller|tilbage|tilbake|peruuta|tyhjennä|takaisin|anuluj|wyczyść|wstecz|zrušit|vymazat|zpět|mégse|törlés|vissza|anulează|șterge|înapoi|отмена|очистить|назад|сброс|закрыть|скасувати|ακύρωση|πίσω|iptal|temizle|geri|kapat|إلغاء|مسح|رجوع|لغو|בטל|hủy|xóa|quay lại|batal|kembali|取消|重置|清空|返回|关闭|上一步|キャンセル|戻る|クリア|취소|초기화|뒤로|닫기',
)

/** Controls that send a code by message. */
const sendCodeWords = anyOf(
  '(send|get|request|resend)\\b.{0,16}(code|sms|otp|pin)|\\b(sms|otp)\\b|获取.{0,6}(验证)?码|发送.{0,6}(验证码|短信)|取得.{0,4}驗證碼|認証コード.{0,4}(送信|取得)|인증번호|code (anfordern|senden)|envoyer le code|recevoir.{0,8}code|(enviar|obtener|solicitar) (el )?código|отправить код|получить код|kod (gönder|al)\\b|gửi mã|lấy mã|kirim kode',
)

/** Controls that create an account or recover a password. */
const registerWords = anyOf(
  'regist(er|ration)|sign[\\s_-]*up|create (an )?account|join (now|us)|forgot|lost (your )?password|registrieren|konto (erstellen|anlegen)|passwort vergessen|s.inscrire|créer un compte|mot de passe oublié|registrarse|regístrate|crear cuenta|olvid|cadastr|criar conta|esqueci|registrati|crea account|dimenticat|registreren|account aanmaken|vergeten|skapa konto|opret konto|rekisteröidy|zarejestruj|rejestracja|registrovat|regisztr|înregistr|регистра|зарегистр|забыли|kayıt ol|üye ol|unuttum|إنشاء حساب|تسجيل جديد|ثبت نام|הרשמה|đăng ký|quên|daftar|lupa|注册|註冊|忘记|忘記|新規登録|会員登録|회원가입|비밀번호 찾기',
)

/** Controls that lead elsewhere: a search, another service to sign in with, another language. */
const elsewhereWords = anyOf(
  '\\bsearch\\b|suche|recherche|buscar|pesquisar|cerca\\b|zoeken|sök|szukaj|hledat|поиск|найти|ara\\b|بحث|tìm|cari\\b|搜索|搜尋|検索|검색|🔍|google|facebook|github|twitter|apple|microsoft|linkedin|wechat|weixin|qq\\b|alipay|single sign|\\bsso\\b|微信|扫码|qr|language|newsletter|subscribe|upload|browse|attach|add (file|row)|menu|cookie|help\\b|preview',
)

const submitWords = anyOf(
  'log[\\s_-]*(in|on)|sign[\\s_-]*in|submit|\\bsend\\b|continue|proceed|\\bnext\\b|\\bok\\b|okay|confirm|verify|validate|check\\b|\\bpost\\b|publish|\\bsave\\b|\\bbook\\b|order|\\bbuy\\b|\\bpay\\b|\\bgo\\b|enter\\b|apply|download|vote|reply|comment|register|sign[\\s_-]*up|join|unlock|unsubscribe|track|search|lookup|answer|finish|done|start|request|create|activate|reset password',
  'anmelden|einloggen|login|absenden|senden|weiter|bestätigen|prüfen|speichern|registrieren|abschicken|connexion|se connecter|valider|envoyer|soumettre|continuer|suivant|confirmer|vérifier|enregistrer|s.inscrire|publier|entrar|iniciar sesión|acceder|enviar|continuar|siguiente|confirmar|aceptar|verificar|guardar|ingresar|registrarse',
  'acessar|avançar|próximo|salvar|cadastrar|accedi|entra\\b|invia|continua|avanti|conferma|verifica|salva|inloggen|aanmelden|verzenden|versturen|verstuur|doorgaan|volgende|bevestigen|opslaan|logga in|skicka|fortsätt|nästa|bekräfta|spara|log ind|logg inn|fortsæt|fortsett|næste|neste|bekræft|bekreft|kirjaudu|lähetä|jatka|seuraava|vahvista|tallenna',
  'zaloguj|wyślij|dalej|potwierdź|zatwierdź|zapisz|přihlásit|odeslat|pokračovat|další|potvrdit|uložit|prihlásiť|odoslať|pokračovať|ďalej|potvrdiť|bejelentkezés|belépés|küldés|elküld|tovább|megerősít|mentés|autentificare|conectare|trimite|continuă|confirmă|salvează',
  'войти|вход|отправить|продолжить|далее|подтвердить|проверить|сохранить|зарегистр|изпрати|напред|потвърди|увійти|надіслати|продовжити|далі|підтвердити|зберегти|пријав|σύνδεση|είσοδος|υποβολή|αποστολή|συνέχεια|επόμενο|επιβεβαίωση|αποθήκευση',
  'giriş|gönder|devam|ileri|onayla|doğrula|kaydet|تسجيل (ال)?دخول|دخول|إرسال|ارسال|متابعة|التالي|تأكيد|تحقق|حفظ|ورود|ادامه|تایید|تأیید|ثبت|כניסה|התחבר|שלח|המשך|הבא|אישור|שמור|प्रवेश|लॉग ?इन|भेजें|जमा|आगे|पुष्टि|đăng nhập|gửi|tiếp (tục|theo)|xác nhận|lưu\\b|masuk|kirim|lanjut|berikutnya|konfirmasi|simpan|log masuk|hantar|seterusnya',
  'prijav|pošalji|pošlji|nastavi|naprej|potvrdi|potrdi|spremi|shrani|logi sisse|saada|jätka|edasi|kinnita|salvesta|ieiet|nosūtīt|turpināt|tālāk|apstiprin|saglabāt|prisijung|siųsti|tęsti|toliau|patvirtin|išsaugoti|เข้าสู่ระบบ|ส่ง|ดำเนินการ|ถัดไป|ยืนยัน|บันทึก',
  '登录|登錄|登入|提交|发送|送出|继续|繼續|下一步|确定|確定|确认|確認|验证|验证并|保存|发布|注册|註冊|ログイン|送信|続ける|次へ|確認|保存|登録|投稿|로그인|제출|보내기|전송|계속|다음|확인|저장|등록|가입',
)

/** Attributes, such as a class, of controls that submit a form. */
const primaryNames =
  /(?:^|[\s_-])(primary|submit|login|signin|btn-success|btn-main|cta|confirm|send|go|ok|main)(?:$|[\s_-])/i

export const showsAnotherImage = (text: string) => refreshWords.in(text) !== undefined
export const saysSubmit = (text: string) => submitWords.in(text) !== undefined
export const looksPrimary = (names: string) => primaryNames.test(names)
/** Whether a control says that it does something other than submit the form. It is never clicked to submit it. */
export const doesSomethingElse = (text: string) =>
  [refreshWords, audioWords, revealWords, clearWords, sendCodeWords].some(
    (words) => words.in(text) !== undefined,
  )
/** Whether a control leads elsewhere. It is clicked to submit the form only if there is no better one. */
export const leadsElsewhere = (text: string) =>
  registerWords.in(text) !== undefined || elsewhereWords.in(text) !== undefined
