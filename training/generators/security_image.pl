#!/usr/bin/perl
# usage: perl security_image.pl <count> <seed> <mode>      GD::SecurityImage, in the styles its manual shows
use strict;
use warnings;
use GD::SecurityImage;

my ($count, $seed) = @ARGV;
srand($seed);
binmode STDOUT;
my @fonts = map { "/usr/share/fonts/truetype/$_" } qw(dejavu/DejaVuSans.ttf dejavu/DejaVuSans-Bold.ttf dejavu/DejaVuSerif.ttf ttf-bitstream-vera/Vera.ttf);
my @alphabet = ('A' .. 'H', 'J' .. 'N', 'P' .. 'Z', 2 .. 9);
my @styles = qw(default rect circle ellipse ec box);

sub pick { return $_[rand @_] }

for (1 .. $count) {
    my $text = join '', map { pick(@alphabet) } 1 .. pick(5, 6);
    # Scrambled letters stand three blanks apart, and its manual asks for a wider picture then: in a narrow one they fall off its edges.
    my $scramble = pick(0, 1);
    my ($width, $height) = $scramble ? (60 * length($text) + 30, 80) : (30 * length($text) + 30, pick(60, 70));
    my $image = GD::SecurityImage->new(
        width => $width, height => $height, lines => pick(4, 6, 8, 10), ptsize => pick(20, 24, 28),
        font => pick(@fonts), scramble => $scramble, bgcolor => pick('#FFFFFF', '#DDEEFF', '#F0F0E0'), rndmax => length $text, thickness => pick(1, 1, 2),
    );
    $image->random($text);
    $image->create(ttf => pick(@styles), pick('#0044AA', '#AA2200', '#227733', '#666666'), pick('#C8C8C8', '#88AACC', '#AAAA77'));
    $image->particle(pick(100, 300, 600)) if rand() < 0.6;
    my ($data) = $image->out(force => 'png');
    print chr(length $text), $text, pack('V', length $data), $data;
}
