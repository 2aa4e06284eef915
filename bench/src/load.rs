//! Load on loopback from a process of its own: few connections, kept open, bounded in count.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::{SocketAddr, TcpStream};
use std::process::Command;

/// Connections at once; more would measure the kernel.
const CONNECTIONS: usize = 4;

/// What to ask for; `{}` in the path becomes a running number, so that no answer was kept.
pub struct Ask<'a> {
    pub address: SocketAddr,
    pub path: &'a str,
    pub headers: &'a str,
    pub count: usize,
}

/// Sends the requests from a child process and waits for it. Gives the bytes of one answer's body.
pub fn send(ask: &Ask<'_>) -> usize {
    let own = std::env::current_exe().expect("this program");
    let count = ask.count.to_string();
    let address = ask.address.to_string();
    let child =
        Command::new(own).args(["load", &address, ask.path, ask.headers, &count]).output().expect("the child runs");
    let told = String::from_utf8_lossy(&child.stdout).into_owned();
    assert!(child.status.success(), "{}", String::from_utf8_lossy(&child.stderr));
    told.trim().parse().expect("the child tells a number")
}

/// The child: asks over a few connections and tells the length of the last body.
pub fn child(args: &[String]) {
    let [address, path, headers, count] = args else { panic!("load ADDRESS PATH HEADERS COUNT") };
    let (address, count): (SocketAddr, usize) = (address.parse().expect("an address"), count.parse().expect("a count"));
    let share = count.div_ceil(CONNECTIONS);
    let bytes = std::thread::scope(|scope| {
        let connections = (0..CONNECTIONS)
            .map(|number| scope.spawn(move || connection(address, path, headers, number * share, share)));
        connections.collect::<Vec<_>>().into_iter().map(|each| each.join().expect("a connection")).max()
    });
    println!("{}", bytes.unwrap_or(0));
}

fn connection(address: SocketAddr, path: &str, headers: &str, first: usize, count: usize) -> usize {
    let mut stream = TcpStream::connect(address).expect("the server listens");
    stream.set_nodelay(true).expect("a socket");
    let mut reader = BufReader::with_capacity(256 << 10, stream.try_clone().expect("a socket"));
    let (mut body, mut line) = (Vec::new(), String::new());
    for number in first..first + count {
        let path = path.replace("{}", &number.to_string());
        write!(stream, "GET {path} HTTP/1.1\r\nHost: {address}\r\n{headers}\r\n").expect("the server reads");
        let mut length = 0;
        let mut status = None;
        loop {
            line.clear();
            reader.read_line(&mut line).expect("the server answers");
            status = status.or_else(|| line.split(' ').nth(1).map(str::to_owned));
            if let Some(told) = line.to_ascii_lowercase().strip_prefix("content-length:") {
                length = told.trim().parse().expect("a length");
            }
            if line == "\r\n" {
                break;
            }
        }
        assert!(matches!(status.as_deref(), Some("200" | "304")), "{path} answered {status:?}");
        body.resize(length, 0);
        reader.read_exact(&mut body).expect("the whole body");
    }
    body.len()
}
