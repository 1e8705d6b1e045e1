using System.Formats.Tar;
using Cardshop.Primitives.Storage;
using Cardshop.Scheduler.Operations;

namespace Cardshop.Hosting.Backups;

/// <summary>A scheduler's data in one file: a tar archive of what <see cref="SchedulerBackup"/> copies, readable for its owner only.</summary>
internal static class BackupArchive
{
    private const string Unfinished = ".part";
    private const UnixFileMode Private = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    /// <summary>Writes one.</summary>
    /// <returns>Its size in bytes.</returns>
    /// <exception cref="IOException">There is nothing to copy, or something is in the way.</exception>
    public static long Write(string dataFolder, string path)
    {
        if (Path.Exists(path))
        {
            throw new IOException($"{path}: exists already; name a new file.");
        }

        var (copy, part) = (path + ".copy", path + Unfinished);
        try
        {
            SchedulerBackup.Create(dataFolder, copy);
            using (var file = new FileStream(part, Options(FileMode.Create)))
            {
                TarFile.CreateFromDirectory(copy, file, includeBaseDirectory: false);
                file.Flush(flushToDisk: true);
            }

            File.Move(part, path);
            return new FileInfo(path).Length;
        }
        finally
        {
            Remove(copy);
            File.Delete(part);
        }
    }

    /// <summary>Puts one in place.</summary>
    /// <exception cref="IOException">It is none, or something is in the way.</exception>
    public static void Read(string path, string dataFolder)
    {
        var copy = dataFolder + ".restored";
        try
        {
            Remove(copy);
            PrivateFolder.Create(copy);
            using (var file = File.OpenRead(path))
            {
                TarFile.ExtractToDirectory(file, copy, overwriteFiles: false);
            }

            SchedulerBackup.Restore(copy, dataFolder);
        }
        catch (Exception error) when (error is InvalidDataException or EndOfStreamException or FormatException or FileNotFoundException { FileName: not null } && File.Exists(path))
        {
            throw new IOException($"{path}: is no backup of a scheduler, or not all of one.", error);
        }
        finally
        {
            Remove(copy);
        }
    }

    private static FileStreamOptions Options(FileMode mode)
    {
        var options = new FileStreamOptions { Mode = mode, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = Private;
        }

        return options;
    }

    private static void Remove(string folder)
    {
        if (Directory.Exists(folder))
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
