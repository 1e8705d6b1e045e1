using System.Text;
using Cardshop.Primitives.Sizes;
using Cardshop.TestKit;
using Xunit;

namespace Cardshop.Formats.Primitives;

public sealed class SizeFuzzTests
{
    private static readonly byte[][] Corpus =
    [
        .. new[] { "512", "1.5 GiB", "8GB/s", " 10 kibibytes ", "30d", "1.5 hours", "52 weeks", "9223372036854775807", "0.000001 TB" }.Select(Encoding.UTF8.GetBytes),
    ];

    [Fact]
    public void No_text_makes_the_size_parser_stumble() =>
        new Fuzzer(Corpus).Run(bytes => Assert.True(ByteSize.Parse(Encoding.UTF8.GetString(bytes)).Bytes >= 0), error => error is FormatException);

    [Fact]
    public void No_text_makes_the_duration_parser_stumble() =>
        new Fuzzer(Corpus).Run(bytes => Assert.True(HumanDuration.Parse(Encoding.UTF8.GetString(bytes)) >= TimeSpan.Zero), error => error is FormatException);
}
