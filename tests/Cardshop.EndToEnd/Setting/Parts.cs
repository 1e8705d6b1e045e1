using System.Text.Json;
using Cardshop.TestKit;

namespace Cardshop.EndToEnd.Setting;

/// <summary>Takes partitions out of a disk image, by a table that sfdisk reads, for tools that want them alone.</summary>
internal static class Parts
{
    private const int Sector = 512;

    /// <summary>Writes a partition beside its image and returns the path; holes stay holes.</summary>
    public static string Extract(string image, int number)
    {
        var (start, size) = PlaceOf(image, number);
        var piece = $"{image}.p{number}";
        Tool.Run("dd", $"if={image}", $"of={piece}", "bs=1M", "iflag=skip_bytes,count_bytes", $"skip={start}", $"count={size}", "conv=sparse", "status=none");
        using var file = new FileStream(piece, FileMode.Open);
        file.SetLength(size);
        return piece;
    }

    /// <summary>Puts a partition that was changed back into its image.</summary>
    public static void PutBack(string piece, string image, int number) => Tool.Run(
        "dd", $"if={piece}", $"of={image}", "bs=1M", "oflag=seek_bytes", $"seek={PlaceOf(image, number).Start}", "conv=notrunc,sparse", "status=none");

    private static (long Start, long Size) PlaceOf(string image, int number)
    {
        var table = JsonDocument.Parse(Tool.Run("sfdisk", "--json", image)).RootElement.GetProperty("partitiontable").GetProperty("partitions");
        return (table[number - 1].GetProperty("start").GetInt64() * Sector, table[number - 1].GetProperty("size").GetInt64() * Sector);
    }
}
