using Cardshop.TestKit;

namespace Cardshop.EndToEnd.Setting;

/// <summary>Takes what a machine is started with out of the first partition of a disk.</summary>
internal static class BootFiles
{
    /// <param name="bench">Where the program is run.</param>
    /// <param name="disk">Its path.</param>
    /// <param name="kind">How the file's name begins: <c>vmlinuz</c> or <c>initrd</c>.</param>
    /// <returns>Where it is now.</returns>
    public static string Extract(Workbench bench, string disk, string kind)
    {
        var name = JsonLines.ResultOf(bench.Run("image", "ls", $"{disk}:1:/", "--json")).GetProperty("entries").EnumerateArray()
            .Select(item => item.GetProperty("path").GetString()!).First(path => path.StartsWith(kind, StringComparison.Ordinal));
        bench.Run("image", "extract", $"{disk}:1:/{name}", bench[kind]);
        return bench[kind];
    }
}
