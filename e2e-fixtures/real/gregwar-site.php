<?php
// A real site in PHP's own server with Gregwar's captcha as its example form has it: the phrase in the session, the
// picture in the page, the library's own comparison.
// Needs Debian's php-cli, php-gd and php-gregwar-captcha. Says on standard output what only the server knows:
// `captcha TEXT` for each captcha it makes, `accepted` or `rejected` for each answer.
//
// usage: php -S 127.0.0.1:PORT e2e-fixtures/real/gregwar-site.php
require '/usr/share/php/Gregwar/Captcha/autoload.php';

use Gregwar\Captcha\CaptchaBuilder;
use Gregwar\Captcha\PhraseBuilder;

function tell(string $line): void
{
    file_put_contents('php://stdout', "$line\n");
}

if (parse_url($_SERVER['REQUEST_URI'], PHP_URL_PATH) !== '/') {
    http_response_code(404);
    exit;
}

session_start();
$message = '';
if ($_SERVER['REQUEST_METHOD'] === 'POST') {
    $isRight = isset($_SESSION['phrase']) && PhraseBuilder::comparePhrases($_SESSION['phrase'], $_POST['phrase'] ?? '');
    unset($_SESSION['phrase']);
    tell($isRight ? 'accepted' : 'rejected');
    if ($isRight) {
        echo '<h1>Captcha is valid !</h1>';
        exit;
    }
    $message = '<h1>Captcha is not valid!</h1>';
}

$builder = new CaptchaBuilder();
$builder->build();
$_SESSION['phrase'] = $builder->getPhrase();
tell('captcha ' . $builder->getPhrase());
?>
<!doctype html>
<?= $message ?>
<form method="post">
    Copy the CAPTCHA:
    <img src="<?= $builder->inline() ?>">
    <input type="text" name="phrase">
    <input type="submit">
</form>
