/*
 * What the recogniser's network computes with, as WebAssembly with 128-bit vectors. network.ts calls these in order.
 *
 * Features are float32 [rows, columns, channels]: all channels of a pixel stand together, and a sequence has one row.
 * Weights stay the 8-bit integers of the file, with a scale for each output, and are computed with as float32.
 */
#include <stdint.h>
#include <wasm_simd128.h>

#define KERNEL(name) __attribute__((export_name(#name)))

typedef float f32x4 __attribute__((vector_size(16)));
typedef int32_t i32x4 __attribute__((vector_size(16)));

/** Pixels and outputs of one tile of sums, all of which fit the registers of a CPU. */
enum { PIXELS = 4, OUTPUTS = 8 };

/** The largest number of inputs of a layer: nine pixels of the stem's 96 channels. */
enum { MOST_INPUTS = 864 };

static f32x4 load(const float *from) { return (f32x4)wasm_v128_load(from); }
static void store(float *to, f32x4 values) { wasm_v128_store(to, (v128_t)values); }
static f32x4 splat(float value) { return (f32x4)wasm_f32x4_splat(value); }
static f32x4 largest(f32x4 a, f32x4 b) { return (f32x4)wasm_f32x4_pmax((v128_t)a, (v128_t)b); }
static f32x4 least(f32x4 a, f32x4 b) { return (f32x4)wasm_f32x4_pmin((v128_t)a, (v128_t)b); }

/** e^x within 2 units of the last place (Cephes), for x in [-87, 87]. */
static f32x4 exponential(f32x4 x) {
  x = largest(least(x, splat(87)), splat(-87));
  f32x4 power = (f32x4)wasm_f32x4_nearest((v128_t)(x * 1.44269504f));
  f32x4 rest = x - power * 0.693359375f + power * 2.12194440e-4f;
  f32x4 series = rest * 1.9875691500e-4f + 1.3981999507e-3f;
  series = series * rest + 8.3334519073e-3f;
  series = series * rest + 4.1665795894e-2f;
  series = series * rest + 1.6666665459e-1f;
  series = series * rest + 5.0000001201e-1f;
  series = series * rest * rest + rest + 1.0f;
  i32x4 exponent = (i32x4)wasm_i32x4_trunc_sat_f32x4((v128_t)power);
  return series * (f32x4)((exponent + 127) << 23);
}

static f32x4 silu(f32x4 x) { return x / (1.0f + exponential(-x)); }

/** x times the integral of the normal distribution, with the rational approximation of erf that Eigen has. Within 1.2e-6. */
static f32x4 gelu(f32x4 x) {
  f32x4 z = largest(least(x * 0.70710678f, splat(4)), splat(-4)), square = z * z;
  f32x4 above = square * -2.72614225801306e-10f + 2.77068142495902e-08f;
  above = above * square - 2.10102402082508e-06f;
  above = above * square - 5.69250639462346e-05f;
  above = above * square - 7.34990630326855e-04f;
  above = above * square - 2.95459980854025e-03f;
  above = above * square - 1.60960333262415e-02f;
  f32x4 below = square * -1.45660718464996e-05f - 2.13374055278905e-04f;
  below = below * square - 1.68282697438203e-03f;
  below = below * square - 7.37332916720468e-03f;
  below = below * square - 1.42647390514189e-02f;
  return 0.5f * x * (1.0f + z * above / below);
}

static f32x4 hard_sigmoid(f32x4 x) { return largest(least(x / 6.0f + 0.5f, splat(1)), splat(0)); }

/** The activations, by the number that network.ts has for each. */
enum { NONE, RELU, GELU, SILU, HARD_SIGMOID };

/** y = activation(y) + residual, value by value. `residual` may be null. */
KERNEL(finish)
void finish(float *y, const float *residual, int count, int activation) {
  for (int i = 0; i < count; i += 4) {
    f32x4 x = load(y + i);
    if (activation == RELU) x = largest(x, splat(0));
    else if (activation == GELU) x = gelu(x);
    else if (activation == SILU) x = silu(x);
    else if (activation == HARD_SIGMOID) x = hard_sigmoid(x);
    store(y + i, residual ? x + load(residual + i) : x);
  }
}

/**
 * Orders the weights of a layer for `linear`: blocks of OUTPUTS, in each the inputs one by one, and for each of them its
 * weight of every output. The inputs are ordered by place first, and padded with zeros to a multiple of 4.
 *
 * An output's weight of an input at a place is source[output * output_step + input * input_step + place].
 */
KERNEL(pack)
void pack(const int8_t *source, int8_t *packed, int outputs, int inputs, int places, int output_step, int input_step) {
  int rows = (inputs * places + 3) / 4 * 4, blocks = (outputs + OUTPUTS - 1) / OUTPUTS;
  __builtin_memset(packed, 0, blocks * rows * OUTPUTS);
  for (int output = 0; output < outputs; output++)
    for (int place = 0; place < places; place++)
      for (int input = 0; input < inputs; input++) {
        int row = output / OUTPUTS * rows + place * inputs + input;
        packed[row * OUTPUTS + output % OUTPUTS] = source[output * output_step + input * input_step + place];
      }
}

/**
 * y = activation(x weights + bias) + residual, for `pixels` rows of x with `inputs` values, a multiple of 4. `outputs` is
 * a multiple of 4. `residual` may be null. Whole tiles of x are read, even where fewer pixels are left.
 */
KERNEL(linear)
void linear(const float *x, float *y, const int8_t *weights, const float *scales, const float *bias, const float *residual,
            int pixels, int inputs, int outputs, int activation) {
  static float block[MOST_INPUTS * OUTPUTS];
  for (int output = 0; output < outputs; output += OUTPUTS, weights += OUTPUTS * inputs) {
    for (int k = 0; k < inputs * OUTPUTS; k += 8) {
      v128_t integers = wasm_i16x8_load8x8(weights + k);
      store(block + k, (f32x4)wasm_f32x4_convert_i32x4(wasm_i32x4_extend_low_i16x8(integers)));
      store(block + k + 4, (f32x4)wasm_f32x4_convert_i32x4(wasm_i32x4_extend_high_i16x8(integers)));
    }
    for (int pixel = 0; pixel < pixels; pixel += PIXELS) {
      f32x4 sums[PIXELS][2] = {};
      const float *row = x + pixel * inputs, *column = block;
      for (int k = 0; k < inputs; k++, column += OUTPUTS) {
        f32x4 first = load(column), second = load(column + 4);
#pragma unroll
        for (int p = 0; p < PIXELS; p++) {
          f32x4 value = (f32x4)wasm_v128_load32_splat(row + p * inputs + k);
          sums[p][0] += value * first;
          sums[p][1] += value * second;
        }
      }
#pragma unroll
      for (int p = 0; p < PIXELS; p++)
#pragma unroll
        for (int half = 0; half < 2; half++) {
          int at = output + 4 * half;
          if (pixel + p >= pixels || at >= outputs) continue;
          store(y + (pixel + p) * outputs + at, sums[p][half] * load(scales + at) + load(bias + at));
        }
    }
  }
  finish(y, residual, pixels * outputs, activation);
}

/** Turns planes of red, green and blue in [0, 1] into pixels in [-1, 1]. */
KERNEL(interleave)
void interleave(const float *planes, float *y, int pixels) {
  for (int pixel = 0; pixel < pixels; pixel++)
    for (int channel = 0; channel < 3; channel++) y[pixel * 3 + channel] = planes[channel * pixels + pixel] * 2 - 1;
}

/**
 * Lines up what a square convolution sees from each of `pixels` places, the `first` of them counted along the rows of
 * its output: y is [pixels, size * size * channels], padded with zeros to `row` values. Outside of x all is zero.
 */
KERNEL(patches)
void patches(const float *x, float *y, int height, int width, int channels, int size, int stride, int padding,
             int output_width, int row, int first, int pixels) {
  for (int pixel = first; pixel < first + pixels; pixel++, y += row) {
    int top = pixel / output_width * stride - padding, left = pixel % output_width * stride - padding;
    float *to = y;
    for (int down = top; down < top + size; down++)
      for (int right = left; right < left + size; right++, to += channels) {
        int inside = down >= 0 && down < height && right >= 0 && right < width;
        const float *from = x + (down * width + right) * channels;
        if (inside) __builtin_memcpy(to, from, channels * sizeof(float));
        else __builtin_memset(to, 0, channels * sizeof(float));
      }
    __builtin_memset(to, 0, (y + row - to) * sizeof(float));
  }
}

/** y = [the largest of each 2 x 2 pixels of x to the right and below, what stands beside], channel after channel. */
KERNEL(pool_beside)
void pool_beside(const float *x, const float *beside, float *y, int height, int width, int channels) {
  for (int down = 0; down < height; down++)
    for (int right = 0; right < width; right++) {
      int next = right + 1 < width ? channels : 0, below = down + 1 < height ? width * channels : 0;
      for (int c = 0; c < channels; c += 4, x += 4, beside += 4) {
        f32x4 most = largest(largest(load(x), load(x + next)), largest(load(x + below), load(x + below + next)));
        store(y + c, most);
        store(y + c + channels, load(beside));
      }
      y += 2 * channels;
    }
}

/** The part of a kernel that lies inside the image: from the first to before the last. */
typedef struct { int first, last; } Range;

static Range inside(int start, int step, int size, int length) {
  Range range = {0, size};
  while (start + range.first * step < 0) range.first++;
  while (start + (range.last - 1) * step >= length) range.last--;
  return range;
}

/** Sums up one pixel of `depthwise`. `x` is where the kernel starts, which may be outside of the image. */
__attribute__((always_inline)) static void convolve_pixel(
    const float *x, float *y, const float *weights, const float *bias, int channels, int row, int column, int size_x,
    Range rows, Range columns) {
  for (int c = 0; c < channels; c += 4) {
    f32x4 sum = load(bias + c);
    for (int i = rows.first; i < rows.last; i++)
      for (int j = columns.first; j < columns.last; j++)
        sum += load(x + i * row + j * column + c) * load(weights + (i * size_x + j) * channels + c);
    store(y + c, sum);
  }
}

/**
 * Convolves each channel by itself, centred, with weights [size_y, size_x, channels]. `stride` is that of the rows,
 * `dilation` that of the columns.
 */
KERNEL(depthwise)
void depthwise(const float *x, float *y, const float *weights, const float *bias, int height, int width, int channels,
               int size_y, int size_x, int stride, int dilation) {
  const Range all = {0, 3};
  int row = width * channels, column = dilation * channels;
  for (int middle = 0; middle < height; middle += stride)
    for (int centre = 0; centre < width; centre++, y += channels) {
      int top = middle - size_y / 2, left = centre - size_x / 2 * dilation;
      Range rows = inside(top, 1, size_y, height), columns = inside(left, dilation, size_x, width);
      const float *corner = x + top * row + left * channels;
      if (size_x == 3 && rows.first == 0 && rows.last == 3 && columns.first == 0 && columns.last == 3)
        convolve_pixel(corner, y, weights, bias, channels, row, column, 3, all, all);
      else
        convolve_pixel(corner, y, weights, bias, channels, row, column, size_x, rows, columns);
    }
}

/** The mean of each channel. */
KERNEL(mean)
void mean(const float *x, float *y, int pixels, int channels) {
  for (int c = 0; c < channels; c += 4) {
    f32x4 sum = splat(0);
    for (int pixel = 0; pixel < pixels; pixel++) sum += load(x + pixel * channels + c);
    store(y + c, sum / (float)pixels);
  }
}

/** Multiplies each channel of x by its factor. */
KERNEL(scale)
void scale(float *x, const float *factors, int pixels, int channels) {
  for (int pixel = 0; pixel < pixels; pixel++, x += channels)
    for (int c = 0; c < channels; c += 4) store(x + c, load(x + c) * load(factors + c));
}

/** The mean of all rows and of each column with its two neighbours. */
KERNEL(average_columns)
void average_columns(const float *x, float *y, int height, int width, int channels) {
  for (int column = 0; column < width; column++) {
    int from = column > 0 ? column - 1 : 0, to = column + 1 < width ? column + 1 : column;
    for (int c = 0; c < channels; c += 4, y += 4) {
      f32x4 sum = splat(0);
      for (int down = 0; down < height; down++)
        for (int right = from; right <= to; right++) sum += load(x + (down * width + right) * channels + c);
      store(y, sum / (float)(height * (to - from + 1)));
    }
  }
}

KERNEL(layer_norm)
void layer_norm(const float *x, float *y, const float *weights, const float *bias, int steps, int channels, float epsilon) {
  for (int step = 0; step < steps; step++, x += channels, y += channels) {
    float mean = 0, variance = 0;
    for (int c = 0; c < channels; c++) mean += x[c];
    mean /= channels;
    for (int c = 0; c < channels; c++) variance += (x[c] - mean) * (x[c] - mean);
    float factor = 1 / __builtin_sqrtf(variance / channels + epsilon);
    for (int c = 0; c < channels; c++) y[c] = (x[c] - mean) * factor * weights[c] + bias[c];
  }
}

/**
 * Attention of each step to all steps, head by head. x is [steps, 3, heads, width]: queries, keys and values. `scratch`
 * has room for `width` + 1 rows of `steps` rounded up to a multiple of 4.
 */
KERNEL(attention)
void attention(const float *x, float *y, float *scratch, int steps, int heads, int width) {
  int channels = heads * width, padded = (steps + 3) / 4 * 4;
  float *keys = scratch, *shares = scratch + width * padded, scaling = 1 / __builtin_sqrtf(width);
  for (int head = 0; head < heads; head++, x += width, y += width) {
    for (int c = 0; c < width; c++)
      for (int step = 0; step < padded; step++)
        keys[c * padded + step] = step < steps ? x[step * 3 * channels + channels + c] * scaling : 0;
    for (int step = 0; step < steps; step++) {
      const float *query = x + step * 3 * channels;
      float *result = y + step * channels, most = -1e30f, total = 0;
      for (int other = 0; other < padded; other += 4) {
        f32x4 score = splat(0);
        for (int c = 0; c < width; c++) score += query[c] * load(keys + c * padded + other);
        store(shares + other, score);
      }
      for (int other = 0; other < steps; other++) most = shares[other] > most ? shares[other] : most;
      for (int other = 0; other < padded; other += 4) store(shares + other, exponential(load(shares + other) - most));
      for (int other = 0; other < steps; other++) total += shares[other];
      for (int c = 0; c < width; c++) result[c] = 0;
      for (int other = 0; other < steps; other++) {
        const float *value = x + other * 3 * channels + 2 * channels;
        float share = shares[other] / total;
        for (int c = 0; c < width; c++) result[c] += share * value[c];
      }
    }
  }
}
