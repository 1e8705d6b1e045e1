using System.CommandLine;
using System.Globalization;
using Cardshop.Imaging.Inspection;

namespace Cardshop.Commands.Images;

/// <summary><c>cardshop image ls</c></summary>
internal static class ImageListCommand
{
    private const string Letters = "rwxrwxrwx";

    public static Command Create()
    {
        var place = ImagePathArgument.Create();
        var recursive = new Option<bool>("--recursive", "-R") { Description = "Also what is in the folders below." };
        var command = new Command("ls", "List what is in a folder of an image, without mounting it.") { place, recursive };
        command.SetBody((session, parse, _) =>
        {
            var (volume, entry) = ImagePathArgument.Open(session, parse.GetRequiredValue(place));
            var items = entry.Kind == VolumeEntryKind.Folder ? List(volume, entry, "", parse.GetValue(recursive)).ToList() : [Item(entry, "")];
            session.Reporter.Result(ExitCode.Ok, new ImageListResult(items), ResultJson.Default.ImageListResult, string.Join('\n', items.Select(Line)));
            return ExitCode.Ok;
        });
        return command;
    }

    private static IEnumerable<ImageListItem> List(IVolume volume, VolumeEntry folder, string path, bool recursive)
    {
        foreach (var entry in volume.List(folder))
        {
            yield return Item(entry, path);
            foreach (var below in recursive && entry.Kind == VolumeEntryKind.Folder ? List(volume, entry, path + entry.Name + "/", recursive) : [])
            {
                yield return below;
            }
        }
    }

    private static ImageListItem Item(VolumeEntry entry, string path) => new(
        path + entry.Name,
        entry.Kind.ToString().ToLowerInvariant(),
        entry.Length,
        Convert.ToString(entry.Mode, 8).PadLeft(4, '0'),
        entry.Uid,
        entry.Gid,
        entry.Modified.ToDateTimeOffset().UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture),
        entry.LinkTarget);

    private static string Line(ImageListItem item)
    {
        var kind = item.Kind switch { "folder" => 'd', "link" => 'l', "file" => '-', _ => '?' };
        var mode = Convert.ToInt32(item.Mode, 8);
        var permissions = string.Concat(Letters.Select((letter, i) => (mode & (0x100 >> i)) != 0 ? letter : '-'));
        var target = item.LinkTarget is { } link ? $" -> {link}" : "";
        return $"{kind}{permissions} {item.Uid,5} {item.Gid,5} {item.Size,14} {item.Modified} {item.Path}{target}";
    }
}
