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
        var table = JsonDocument.Parse(Tool.Run("sfdisk", "--json", image)).RootElement.GetProperty("partitiontable").GetProperty("partitions");
        var part = table[number - 1];
        var piece = $"{image}.p{number}";
        Tool.Run("dd", $"if={image}", $"of={piece}", "bs=1M", "iflag=skip_bytes,count_bytes", $"skip={part.GetProperty("start").GetInt64() * Sector}",
            $"count={part.GetProperty("size").GetInt64() * Sector}", "conv=sparse", "status=none");
        using var file = new FileStream(piece, FileMode.Open);
        file.SetLength(part.GetProperty("size").GetInt64() * Sector);
        return piece;
    }
}
