namespace Cardshop.Imaging.Sources;

/// <summary>Where a path really leads.</summary>
internal static class RealPath
{
    /// <summary>Follows every symbolic link on the way; what does not exist stays as it is written.</summary>
    /// <param name="path">Absolute, without <c>..</c>.</param>
    public static string Of(string path)
    {
        const int mostLinks = 40;
        var links = 0;
        var done = "/";
        var rest = new Stack<string>(path.Split('/', StringSplitOptions.RemoveEmptyEntries).Reverse());
        while (rest.TryPop(out var name))
        {
            if (name is "..")
            {
                done = Path.GetDirectoryName(done) ?? "/";
                continue;
            }

            var next = Path.Combine(done, name);
            var target = new FileInfo(next).LinkTarget;
            if (target is null)
            {
                done = next;
                continue;
            }

            if (++links > mostLinks)
            {
                throw new IOException($"{path}: too many symbolic links.");
            }

            done = target.StartsWith('/') ? "/" : done;
            foreach (var part in target.Split('/', StringSplitOptions.RemoveEmptyEntries).Where(part => part is not ".").Reverse())
            {
                rest.Push(part);
            }
        }

        return done;
    }
}
