/* An nRF24L01+ on an SPI bus, for a process that has none: preloaded, it answers open(),
 * ioctl() and close() on /dev/spidev* and /dev/gpiochip* and leaves all other calls alone.
 *
 * The chip is that of the nRF24L01+ product specification 1.0: registers (section 9.1),
 * SPI commands (8.3.1), static and dynamic payloads (7.3.4, 7.4), a receive FIFO of three
 * (8.4) and address matching over six pipes (7.6). It hears a packet only when it is powered,
 * listening, and tuned to the packet's channel, rate, address and size. The file named by
 * HAMEAU_NRF24 is the air and the wires, shared with the test (air.py has the same layout).
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <linux/gpio.h>
#include <linux/spi/spidev.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <unistd.h>

enum { CONFIG, EN_AA, EN_RXADDR, SETUP_AW, SETUP_RETR, RF_CH, RF_SETUP, STATUS,
       RPD = 0x09, RX_ADDR_P0, RX_ADDR_P1, TX_ADDR = 0x10, RX_PW_P0, FIFO_STATUS = 0x17,
       DYNPD = 0x1C, FEATURE };
enum { PRIM_RX = 1, PWR_UP = 2, RX_DR = 0x40, RATE = 0x28, RATE_250K = 0x20, EN_DPL = 4 };
enum { FIFO = 3, RING = 256, WIDTH = 5, LARGEST = 32 };
enum { ANSWERS, ALL_ZERO, ALL_ONE };

struct packet {
    uint8_t channel, rate, address[WIDTH], size, payload[LARGEST];
};

struct air { /* the test writes, but for `received` and the registers */
    uint32_t resets, sent, received;
    uint8_t bus, plus, spi_errno, gpio_errno;
    uint8_t reg[32], address[3][WIDTH]; /* of pipe 0, of pipe 1, to send to */
    uint8_t ce;
    struct packet ring[RING];
};

static struct air *air;
static uint32_t resets;
static struct { uint8_t pipe, size, payload[LARGEST]; } fifo[FIFO];
static int filled;
static enum { OTHER, SPI, GPIO, LINE } kind[1024];

static int (*real_open)(const char *, int, ...);
static int (*real_close)(int);
static int (*real_ioctl)(int, unsigned long, ...);

static void power_on_reset(void)
{
    static const uint8_t initial[32] = {
        [CONFIG] = 0x08, [EN_AA] = 0x3F, [EN_RXADDR] = 0x03, [SETUP_AW] = 0x03,
        [SETUP_RETR] = 0x03, [RF_CH] = 0x02, [RF_SETUP] = 0x0E,
        [0x0C] = 0xC3, [0x0D] = 0xC4, [0x0E] = 0xC5, [0x0F] = 0xC6,
    };
    memcpy(air->reg, initial, sizeof initial);
    memset(air->address[0], 0xE7, WIDTH);
    memset(air->address[1], 0xC2, WIDTH);
    memset(air->address[2], 0xE7, WIDTH);
    filled = 0;
    resets = air->resets;
}

__attribute__((constructor)) static void begin(void)
{
    real_open = (int (*)(const char *, int, ...))dlsym(RTLD_NEXT, "open");
    real_close = (int (*)(int))dlsym(RTLD_NEXT, "close");
    real_ioctl = (int (*)(int, unsigned long, ...))dlsym(RTLD_NEXT, "ioctl");
    const char *path = getenv("HAMEAU_NRF24");
    int fd = path ? real_open(path, O_RDWR) : -1;
    if (fd < 0)
        abort();
    air = mmap(NULL, sizeof *air, PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0);
    real_close(fd);
    power_on_reset();
}

static int pipe_of(const struct packet *p)
{
    for (int pipe = 0; pipe < 6; pipe++) {
        const uint8_t *high = air->address[pipe > 0];
        uint8_t low = pipe < 2 ? high[0] : air->reg[RX_ADDR_P0 + pipe];
        int dynamic = air->reg[FEATURE] & EN_DPL && air->reg[DYNPD] >> pipe & 1;
        if (air->reg[EN_RXADDR] >> pipe & 1 && p->address[0] == low
            && !memcmp(p->address + 1, high + 1, WIDTH - 1)
            && (dynamic || p->size == air->reg[RX_PW_P0 + pipe]))
            return pipe;
    }
    return -1;
}

/* Receive what is on the air: with a full FIFO the sender tries again, else it is now or never. */
static void receive(void)
{
    while (air->received != air->sent && filled < FIFO) {
        struct packet *p = &air->ring[air->received % RING];
        int listening = (air->reg[CONFIG] & (PWR_UP | PRIM_RX)) == (PWR_UP | PRIM_RX) && air->ce;
        int tuned = p->channel == air->reg[RF_CH] && p->rate == (air->reg[RF_SETUP] & RATE);
        int pipe = listening && tuned ? pipe_of(p) : -1;
        if (pipe >= 0) {
            fifo[filled].pipe = pipe;
            fifo[filled].size = p->size;
            memcpy(fifo[filled++].payload, p->payload, LARGEST);
            air->reg[STATUS] |= RX_DR;
            air->reg[RPD] = 1;
        }
        air->received++;
    }
}

static uint8_t status(void)
{
    return (air->reg[STATUS] & 0x70) | (filled ? fifo[0].pipe : 7) << 1;
}

static uint8_t *wide(uint8_t reg)
{
    return reg == RX_ADDR_P0 || reg == RX_ADDR_P1 ? air->address[reg - RX_ADDR_P0]
         : reg == TX_ADDR ? air->address[2] : NULL;
}

static void read_register(uint8_t reg, uint8_t *out, int size)
{
    uint8_t *address = wide(reg);
    if (address)
        memcpy(out, address, size < WIDTH ? size : WIDTH);
    else if (size)
        out[0] = reg == STATUS ? status()
               : reg == FIFO_STATUS ? 0x10 | (filled == FIFO) << 1 | !filled
               : air->reg[reg];
}

static void write_register(uint8_t reg, const uint8_t *in, int size)
{
    uint8_t *address = wide(reg);
    if (address)
        memcpy(address, in, size < WIDTH ? size : WIDTH);
    else if (reg == STATUS)
        air->reg[STATUS] &= ~(in[0] & 0x70);
    else if (reg == RF_SETUP && !air->plus)
        air->reg[RF_SETUP] = in[0] & ~RATE_250K;
    else if (reg != RPD && reg != FIFO_STATUS)
        air->reg[reg] = in[0];
}

static void exchange(const uint8_t *out, uint8_t *in, int size)
{
    uint8_t command[1 + LARGEST] = {0};
    memcpy(command, out, size); /* out and in may be one buffer */
    if (air->bus != ANSWERS) {
        memset(in, air->bus == ALL_ONE ? 0xFF : 0, size);
        return;
    }
    if (resets != air->resets)
        power_on_reset();
    receive();
    memset(in, 0, size);
    in[0] = status();
    if (command[0] < 0x20)
        read_register(command[0], in + 1, size - 1);
    else if (command[0] < 0x40)
        write_register(command[0] & 0x1F, command + 1, size - 1);
    else if (command[0] == 0x60 && filled) /* R_RX_PL_WID */
        in[1] = fifo[0].size;
    else if (command[0] == 0x61 && filled) { /* R_RX_PAYLOAD */
        memcpy(in + 1, fifo[0].payload, size - 1);
        memmove(fifo, fifo + 1, sizeof fifo[0] * --filled);
    } else if (command[0] == 0xE2) /* FLUSH_RX */
        filled = 0;
}

static int device(int wanted)
{
    int fd = real_open("/dev/null", O_RDWR);
    kind[fd] = wanted;
    return fd;
}

int open(const char *path, int flags, ...)
{
    int spi = !strncmp(path, "/dev/spidev", 11);
    if (spi || !strncmp(path, "/dev/gpiochip", 13)) {
        errno = spi ? air->spi_errno : air->gpio_errno;
        return errno ? -1 : device(spi ? SPI : GPIO);
    }
    va_list args;
    va_start(args, flags);
    mode_t mode = flags & (O_CREAT | O_TMPFILE) ? va_arg(args, mode_t) : 0;
    va_end(args);
    return real_open(path, flags, mode);
}

int close(int fd)
{
    if (fd >= 0 && fd < 1024)
        kind[fd] = OTHER;
    return real_close(fd);
}

int ioctl(int fd, unsigned long request, ...)
{
    va_list args;
    va_start(args, request);
    void *arg = va_arg(args, void *);
    va_end(args);
    if (fd < 0 || fd >= 1024 || kind[fd] == OTHER)
        return real_ioctl(fd, request, arg);
    if (kind[fd] == SPI && request == SPI_IOC_MESSAGE(1)) {
        struct spi_ioc_transfer *t = arg;
        exchange((void *)(uintptr_t)t->tx_buf, (void *)(uintptr_t)t->rx_buf, t->len);
        return t->len;
    }
    if (request == GPIO_GET_CHIPINFO_IOCTL)
        ((struct gpiochip_info *)arg)->lines = 54;
    else if (request == GPIO_V2_GET_LINE_IOCTL)
        ((struct gpio_v2_line_request *)arg)->fd = device(LINE);
    else if (request == GPIO_V2_LINE_SET_VALUES_IOCTL)
        air->ce = ((struct gpio_v2_line_values *)arg)->bits & 1;
    return 0;
}
