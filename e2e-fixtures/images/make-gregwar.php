<?php
// Makes the stored Gregwar images: the library's own phrases and pictures, all defaults and effects.
// Needs Debian's php-cli and php-gregwar-captcha. Each run makes other images, so commit the pictures and answers
// together.
//
// usage: php e2e-fixtures/images/make-gregwar.php [count]
require '/usr/share/php/Gregwar/Captcha/autoload.php';

use Gregwar\Captcha\CaptchaBuilder;

$count = (int) ($argv[1] ?? 150);
$folder = __DIR__ . '/gregwar';
if (!is_dir($folder)) mkdir($folder);

$answers = [];
for ($number = 1; $number <= $count; $number++) {
    $builder = new CaptchaBuilder();
    $name = sprintf('%03d.jpg', $number);
    file_put_contents("$folder/$name", $builder->build()->get());
    $answers[$name] = $builder->getPhrase();
}
file_put_contents("$folder/answers.json", json_encode($answers, JSON_PRETTY_PRINT) . "\n");
