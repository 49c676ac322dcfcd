#!/usr/bin/perl
# usage: perl authen_captcha.pl <count> <seed> <mode>      Authen::Captcha with its defaults
use strict;
use warnings;
use Authen::Captcha;

my ($count, $seed) = @ARGV;
srand($seed);
binmode STDOUT;
my $captcha = Authen::Captcha->new(data_folder => '/tmp', output_folder => '/tmp');
my @alphabet = grep { !/[01lo]/ } 'a' .. 'z', 2 .. 9;

for (1 .. $count) {
    my $text = join '', map { $alphabet[rand @alphabet] } 1 .. 5;
    my $data = ${ $captcha->create_image_file($text) };
    print chr(length $text), $text, pack('V', length $data), $data;
}
