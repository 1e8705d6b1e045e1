using System.Runtime.Versioning;
using System.Text;
using Cardshop.TestKit;

namespace Cardshop.Formats.Content.Archives;

/// <summary>Makes a folder with files, folders and links of all sorts in it.</summary>
[SupportedOSPlatform("linux")]
internal sealed class RandomTree(Random random, string root)
{
    private static readonly EnumerationOptions Everything = new() { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.None };

    private static readonly string[] Names =
    [
        "a", "file.txt", "with space", "café", "日本語", "x", "-dash", "back\\slash", "quote'\"", "new\nline", "name.with.dots",
        new string('l', 120), new string('m', 250),
    ];

    private readonly List<string> _files = [];
    private int _number;

    /// <summary>Whether there are names that Info-ZIP changes.</summary>
    public bool HasControlCharacters { get; init; } = true;

    /// <summary>Whether there are symbolic and hard links.</summary>
    public bool HasLinks { get; init; } = true;

    public void Make(int entries)
    {
        Directory.CreateDirectory(root);
        var folders = new List<string> { root };
        for (var i = 0; i < entries; i++)
        {
            var path = Path.Join(folders[random.Next(folders.Count)], $"{_number++}{Names[random.Next(Names.Length)]}");
            if (Encoding.UTF8.GetByteCount(Path.GetFileName(path)) > 255 || (!HasControlCharacters && path.Any(char.IsControl)))
            {
                continue;
            }

            MakeOne(path, folders);
        }

        // Times last, from the bottom up: what is put into a folder changes its time.
        foreach (var path in Directory.EnumerateFileSystemEntries(root, "*", Everything).OrderByDescending(path => path.Length))
        {
            if (new FileInfo(path).LinkTarget is null)
            {
                var time = DateTime.UnixEpoch.AddSeconds(random.Next(400_000_000, 2_000_000_000) / 2 * 2);
                (Directory.Exists(path) ? (Action<string, DateTime>)Directory.SetLastWriteTimeUtc : File.SetLastWriteTimeUtc)(path, time);
            }
        }
    }

    private void MakeOne(string path, List<string> folders)
    {
        switch (random.Next(HasLinks ? 8 : 6))
        {
            case 0 or 1:
                Directory.CreateDirectory(path, Mode(0x1C0));
                folders.Add(path);
                break;
            case 6:
                var depth = Path.GetRelativePath(root, path).Count(c => c == '/');
                var up = string.Concat(Enumerable.Repeat("../", random.Next(depth + 1)));
                File.CreateSymbolicLink(path, $"{up}somewhere/{new string('t', random.Next(1, 150))}");
                break;
            case 7 when _files.Count > 0:
                Tool.Run("ln", "--", _files[random.Next(_files.Count)], path);
                break;
            default:
                File.WriteAllBytes(path, Content());
                File.SetUnixFileMode(path, Mode(0x180));
                _files.Add(path);
                break;
        }
    }

    private UnixFileMode Mode(int atLeast) => (UnixFileMode)(atLeast | random.Next(0x200));

    private byte[] Content()
    {
        var length = random.Next(4) switch { 0 => 0, 1 => random.Next(600), 2 => 512 * random.Next(5), _ => random.Next(300_000) };
        var content = new byte[length];
        if (random.Next(2) == 0)
        {
            random.NextBytes(content);
        }

        return content;
    }
}
