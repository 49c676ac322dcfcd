<?php
// A site on PHP's own server with Gregwar's captcha as its demo has it: the phrase in the session, the library's own
// comparison, the image in the page at /inline and from a route, with a link for another one, at /route.
// Says on standard output what only the server knows: `captcha TEXT`, `accepted` or `rejected`.
//
// usage: php -S 127.0.0.1:PORT index.php     APP_ENV=test: always the same phrase
require '/usr/share/php/Gregwar/Captcha/autoload.php';

use Gregwar\Captcha\CaptchaBuilder;
use Gregwar\Captcha\PhraseBuilder;

function tell(string $line): void
{
    file_put_contents('php://stdout', "$line\n");
}

function draw(): CaptchaBuilder
{
    // The switch for tests that the guide names.
    $builder = new CaptchaBuilder(getenv('APP_ENV') === 'test' ? 'phrase' : null);
    $builder->build();
    $_SESSION['phrase'] = $builder->getPhrase();
    tell('captcha ' . $builder->getPhrase());
    return $builder;
}

$page = parse_url($_SERVER['REQUEST_URI'], PHP_URL_PATH);
if ($page === '/') {
    exit('inline, route');
}
if (!in_array($page, ['/inline', '/route', '/captcha.php'])) {
    http_response_code(404);
    exit;
}

session_start();
if ($page === '/captcha.php') {
    header('Content-Type: image/jpeg');
    header('Cache-Control: no-store');
    draw()->output();
    exit;
}

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
?>
<!doctype html>
<?= $message ?>
<form method="post">
    Copy the CAPTCHA:
    <?php if ($page === '/inline') : ?>
    <img src="<?= draw()->inline() ?>">
    <?php else : ?>
    <img id="captcha" src="/captcha.php">
    <a href="#" onclick="captcha.src = '/captcha.php?' + Date.now(); return false">Another one</a>
    <?php endif ?>
    <input type="text" name="phrase">
    <input type="submit">
</form>
