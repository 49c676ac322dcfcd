<?php
// usage: php gregwar.php <count> <seed> <defaults|varied|look-alikes>
require '/usr/share/php/Gregwar/Captcha/autoload.php';

use Gregwar\Captcha\CaptchaBuilder;
use Gregwar\Captcha\PhraseBuilder;

[$count, $seed, $mode] = [(int) $argv[1], (int) $argv[2], $argv[3] ?? 'defaults'];
mt_srand($seed);

// What is misread most, as often as all the other letters of the library's default alphabet together.
const LOOK_ALIKES = 'iiiiiillllll111tttjjjfffeeccoqqq' . 'abcdefghijklmnpqrstuvwxyz123456789';

function write_sample(string $label, string $image): void
{
    fwrite(STDOUT, chr(strlen($label)) . $label . pack('V', strlen($image)) . $image);
}

for ($index = 0; $index < $count; $index++) {
    if ($mode === 'look-alikes') {
        $builder = new CaptchaBuilder(null, new PhraseBuilder(5, LOOK_ALIKES));
        $builder->build();
    } elseif ($mode === 'defaults' || mt_rand(0, 9) < 7) {
        $builder = new CaptchaBuilder();
        $builder->build();
    } else {
        $length = mt_rand(3, 7);
        $builder = new CaptchaBuilder(null, new PhraseBuilder($length));
        $builder->setMaxAngle(mt_rand(0, 20));
        $builder->setMaxOffset(mt_rand(0, 8));
        $builder->setInterpolation(mt_rand(0, 2) > 0);
        if (mt_rand(0, 2) === 0) $builder->setMaxFrontLines(mt_rand(1, 3));
        if (mt_rand(0, 2) === 0) $builder->setMaxBehindLines(mt_rand(1, 3));
        $width = (int) ($length * mt_rand(24, 36));
        $builder->build($width, max(40, (int) ($width / $length * 1.35)));
    }
    write_sample($builder->getPhrase(), $builder->get($mode === 'varied' && mt_rand(0, 3) === 0 ? mt_rand(60, 95) : 90));
}
