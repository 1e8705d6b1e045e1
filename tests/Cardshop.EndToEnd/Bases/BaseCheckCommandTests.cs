using System.Text.Json;
using Cardshop.TestKit;
using Xunit;

namespace Cardshop.EndToEnd.Bases;

public sealed class BaseCheckCommandTests : IDisposable
{
    private static readonly string Program = Path.Combine(AppContext.BaseDirectory, "cardshop");

    private readonly TempFolder _folder = new();

    [Fact]
    public void A_base_that_lacks_things_ends_with_1_and_a_list_of_all_of_them()
    {
        var image = Assemble();
        var result = Tool.Try(Program, "base", "check", image);
        Assert.Equal(1, result.ExitCode);
        var lines = result.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Contains(lines, line => line.StartsWith("ok           data-last", StringComparison.Ordinal));
        Assert.Contains(lines, line => line.StartsWith("problem      kernel", StringComparison.Ordinal));
        Assert.Contains(lines, line => line.StartsWith("problem      grow-tools", StringComparison.Ordinal));
        Assert.Equal(4, lines.Count(line => line.TrimStart().StartsWith("To do: ", StringComparison.Ordinal)));
        Assert.Equal($"{image}: 5 problems.", lines[^1]);
    }

    [Fact]
    public void With_json_the_last_line_has_every_finding()
    {
        var result = Tool.Try(Program, "base", "check", Assemble(), "--json");
        Assert.Equal(1, result.ExitCode);
        using var document = JsonDocument.Parse(result.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries)[^1]);
        var root = document.RootElement;
        Assert.Equal(("result", 1, 16, 5, 0), (root.GetProperty("event").GetString(), Number(root, "exitCode"), Number(root, "ok"), Number(root, "problems"), Number(root, "notChecked")));
        var findings = root.GetProperty("findings").EnumerateArray().ToList();
        Assert.Equal(21, findings.Count);
        Assert.All(findings, finding => Assert.Equal(finding.GetProperty("outcome").ValueEquals("problem"), finding.TryGetProperty("remedy", out _)));
    }

    [Fact]
    public void What_is_no_disk_is_a_problem_rather_than_a_failure()
    {
        var result = Tool.Try(Program, "base", "check", _folder.Write("note.txt", "not a disk"));
        Assert.Equal(1, result.ExitCode);
        Assert.Contains("problem      partition-table", result.Output, StringComparison.Ordinal);
        Assert.EndsWith("note.txt: 1 problem; 19 rules could not be looked at because of that.\n", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void An_image_that_is_not_there_is_named()
    {
        var result = Tool.Try(Program, "base", "check", _folder["none.img"]);
        Assert.Equal(1, result.ExitCode);
        Assert.Contains("none.img", result.Error, StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Dispose();

    private static int Number(JsonElement element, string name) => element.GetProperty(name).GetInt32();

    /// <summary>A base of hardly more than a table of mounts.</summary>
    private string Assemble()
    {
        Directory.CreateDirectory(_folder["root/data"]);
        Directory.CreateDirectory(_folder["root/boot/firmware"]);
        _folder.Write("root/etc/fstab", "BOOTDEV /boot/firmware vfat\nROOTDEV / ext4\nDATADEV /data ext4\n");
        _folder.Write("boot/cmdline.txt", "root=ROOTDEV quiet\n");
        _folder.Write("root/etc/machine-id", "0123456789abcdef0123456789abcdef\n");
        Tool.Run("tar", "-C", _folder["root"], "-cf", _folder["root.tar"], ".");
        Tool.Run(Program, "base", "assemble", _folder["base.img"], "--root", _folder["root.tar"], "--boot", _folder["boot"]);
        return _folder["base.img"];
    }
}
