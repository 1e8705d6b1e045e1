using System.Globalization;
using Cardshop.Benchmarks.Rendering;
using Cardshop.Primitives.Sizes;
using Cardshop.TestKit;

namespace Cardshop.Benchmarks.Cards;

/// <summary>Images of random bytes, with a block map that bmaptool made.</summary>
internal static class CardImages
{
    private const long Step = 40 * ByteSize.MiB;
    private const long Mapped = 16 * ByteSize.MiB;

    public static long Length(BenchOptions options) => options.IsQuick ? 80 * ByteSize.MiB : ByteSize.GiB;

    /// <summary>One of which every byte counts.</summary>
    public static string MakeFull(BenchOptions options)
    {
        var path = Path.Combine(options.Work, "full.img");
        RandomFile.Write(path, Length(options), 1);
        return path;
    }

    /// <summary>One that is mapped to 40 %, in stretches of 16 MiB.</summary>
    /// <param name="options">How much.</param>
    /// <param name="times">How often the usual length.</param>
    public static string MakeMapped(BenchOptions options, int times = 1)
    {
        var path = Path.Combine(options.Work, "mapped.img");
        var length = Length(options) * times;
        RandomFile.Write(path, length, 2);
        for (var at = Mapped; at < length; at += Step)
        {
            Tool.Run("fallocate", "--punch-hole", "--offset", Text(at), "--length", Text(Math.Min(Step - Mapped, length - at)), path);
        }

        Tool.Run("sync", path);
        Tool.Run("bmaptool", "create", "--output", path + ".bmap", path);
        return path;
    }

    /// <summary>Bytes of an image that count.</summary>
    public static long MappedLength(string image) => long.Parse(Tool.Run("stat", "-c", "%b", image), CultureInfo.InvariantCulture) * 512;

    private static string Text(long value) => value.ToString(CultureInfo.InvariantCulture);
}
